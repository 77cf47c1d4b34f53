using System.Text.Json.Nodes;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Tests.Llm.Gateway;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires;

/// <summary>Chunks of a server that speaks chat completions, on their way to a client of Messages.</summary>
public sealed class TranslatedStreamTests
{
    private const string Request = """{"model":"m","max_tokens":99,"messages":[{"role":"user","content":"x"}]}""";
    private const string First = """{"index":0,"id":"call_a","function":{"name":"f","arguments":"{\"a\":"}}""";
    private const string Second = """{"index":1,"id":"call_b","function":{"name":"g","arguments":"{\"b\":2}"}}""";
    private const string RestOfFirst = """{"index":0,"function":{"arguments":"1}"}}""";

    [Fact]
    public async Task Calls_that_come_one_after_the_other_are_blocks_one_after_the_other() => Assert.Equal(
        ["""tool_use f {"a":1}""", """tool_use g {"b":2}""", "text And"],
        await BlocksOf(Calls(First), Calls(RestOfFirst), Calls(Second), Says("And"), Ends("tool_calls")));

    [Fact]
    public async Task Calls_that_come_mixed_keep_their_own_arguments() => Assert.Equal(
        ["""tool_use f {"a":1}""", """tool_use g {"b":2}"""],
        await BlocksOf(Calls(First), Calls(Second), Calls(RestOfFirst), Ends("tool_calls")));

    [Fact]
    public async Task Text_in_the_midst_of_a_call_waits_for_its_end() => Assert.Equal(
        ["text Well", """tool_use f {"a":1}""", "text And so"],
        await BlocksOf(Says("Well"), Calls(First), Says("And"), Calls(RestOfFirst), Says(" so"), Ends("tool_calls")));

    [Fact]
    public async Task Arguments_may_come_as_the_object_itself() => Assert.Equal(
        ["""tool_use f {"a":1}"""],
        await BlocksOf(Calls("""{"index":0,"id":"c","function":{"name":"f","arguments":{"a":1}}}"""), Ends("tool_calls")));

    [Fact]
    public async Task A_limit_may_cut_a_call() => Assert.Equal(
        ["tool_use f {\"a\":"], await BlocksOf(Calls(First), Ends("length")));

    [Theory]
    [InlineData(First)]
    [InlineData("""{"index":0,"id":"c","function":{"arguments":"{}"}}""")]
    public async Task A_call_nobody_can_use_is_an_error_and_no_end(string call)
    {
        var (end, events) = await AskedAsync(Calls(call), Ends("tool_calls"));

        Assert.Equal((CallOutcome.Failed, "upstream_bad_tool_call"), (end.Outcome, end.Error?.Code));
        Assert.Equal("error", (string?)events[^1]["type"]);
    }

    private static string Calls(string piece) => $$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{{{piece}}}]}}]}""";

    private static string Says(string text) => $$$"""{"choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""";

    private static string Ends(string reason) => $$$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}""";

    /// <summary>The blocks as a client puts them together; each must begin once, end once, and before the next begins.</summary>
    private static async Task<IReadOnlyList<string>> BlocksOf(params string[] chunks)
    {
        List<string> blocks = [];
        var open = -1;
        var (end, events) = await AskedAsync(chunks);
        Assert.Equal((CallOutcome.Succeeded, "message_stop"), (end.Outcome, (string?)events[^1]["type"]));
        foreach (var e in events)
        {
            switch ((string?)e["type"])
            {
                case "content_block_start":
                    Assert.Equal((-1, blocks.Count), (open, (int)e["index"]!));
                    open = blocks.Count;
                    blocks.Add($"{e["content_block"]!["type"]} {e["content_block"]!["name"]}".Trim() + " ");
                    break;
                case "content_block_delta":
                    Assert.Equal(open, (int)e["index"]!);
                    blocks[open] += (string?)(e["delta"]!["text"] ?? e["delta"]!["partial_json"]);
                    break;
                case "content_block_stop":
                    Assert.Equal(open, (int)e["index"]!);
                    open = -1;
                    break;
            }
        }

        Assert.Equal(-1, open);
        return blocks;
    }

    private static async Task<(CallEnd End, IReadOnlyList<JsonNode> Events)> AskedAsync(params string[] chunks)
    {
        var reply = new FakeReply();
        var upstream = StubUpstream.Events(string.Concat(chunks.Select(chunk => $"data: {chunk}\n\n")) + "data: [DONE]\n\n");
        var end = await Passed.Async(
            upstream, reply, stream: true, TestContext.Current.CancellationToken, body: Request, wire: AnthropicMessages.Instance);
        return (end, [.. reply.Text.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal))
            .Select(line => JsonNode.Parse(line["data: ".Length..])!)]);
    }
}
