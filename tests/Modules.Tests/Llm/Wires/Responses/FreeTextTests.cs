using System.Text;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Responses;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

/// <summary>Free text comes as a function's one string, and leaves as itself.</summary>
public sealed class FreeTextTests
{
    private const string Request = """
        {"model":"m","input":"x","tools":[
          {"type":"custom","name":"apply_patch","format":{"type":"grammar","syntax":"lark","definition":"g"}}]}
        """;

    [Fact]
    public async Task A_call_of_a_free_text_tool_is_one_of_free_text()
    {
        var answer = await Asked.AnswerAsync(
            Request,
            Asked.Calls("""{"index":0,"id":"call_a","function":{"name":"apply_patch","arguments":"{\"input\":\"*** Begin"}}"""),
            Asked.Calls("""{"index":0,"function":{"arguments":" \\\"Patch\\\"\\n+안"}}"""),
            Asked.Calls("""{"index":0,"function":{"arguments":"녕\"}"}}"""), Asked.Ends("tool_calls"));

        var call = Assert.Single(answer.Output)!;
        Assert.Equal(
            ("custom_tool_call", "call_a", "apply_patch", "completed", "*** Begin \"Patch\"\n+안녕"),
            ((string?)call["type"], (string?)call["call_id"], (string?)call["name"], (string?)call["status"], (string?)call["input"]));
        Assert.StartsWith("ctc_", (string?)call["id"], StringComparison.Ordinal);
        Assert.Equal(3, answer.Types.Count(type => type == "custom_tool_call_input.delta"));
    }

    [Theory]
    [InlineData("""{"input":"a \"b\" \\ \n \u00e9 \ud83d\ude00 안녕 😀 \/"}""", "a \"b\" \\ \n é 😀 안녕 😀 /")]
    [InlineData("""{ "input" : "" }""", "")]
    [InlineData("""{"note":1,"input":"late"}""", "late")]
    [InlineData("""{"text":"other"}""", """{"text":"other"}""")]
    [InlineData("plain", "plain")]
    [InlineData("{\"input\":\"two\nlines\"}", "two\nlines")]
    public void Any_two_cuts_give_the_same_text(string arguments, string expected)
    {
        for (var first = 0; first <= arguments.Length; first++)
        {
            for (var second = first; second <= arguments.Length; second++)
            {
                if (!Splits(arguments, first) && !Splits(arguments, second))
                {
                    Assert.Equal(expected, Unwrapped(arguments[..first], arguments[first..second], arguments[second..]));
                }
            }
        }
    }

    [Fact]
    public void What_a_limit_cut_keeps_what_there_is()
    {
        Assert.Equal("half a te", Unwrapped("{\"input\":\"half a te"));
        Assert.Equal("half ", Unwrapped("{\"input\":\"half \\u00"));
    }

    // A delta holds whole characters.
    private static bool Splits(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]);

    private static string Unwrapped(params string[] pieces)
    {
        var unwrap = new FreeTextUnwrap();
        unwrap.Begin();
        StringBuilder text = new();
        foreach (var piece in pieces)
        {
            text.Append(Inside(unwrap.Take(Raw.Of(piece).Content)));
        }

        return text.Append(Inside(unwrap.End())).ToString();
    }

    // Each delta must be a string by itself.
    private static string Inside(ReadOnlySpan<byte> content) => new Raw((byte[])[(byte)'"', .. content, (byte)'"']).Text();
}
