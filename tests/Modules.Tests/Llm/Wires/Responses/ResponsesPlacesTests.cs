using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

/// <summary>What else knows where media and texts stand among items.</summary>
public sealed class ResponsesPlacesTests
{
    private const string Talk = """
        {"model":"m","instructions":"Be brief.","reasoning":{"effort":"low","summary":"auto"},
         "input":[
          {"role":"developer","content":"Be kind."},
          {"role":"user","content":[{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,aGk="}]},
          {"type":"function_call","call_id":"call_1","name":"see","arguments":"{}"},
          {"type":"web_search_call","id":"ws_1","status":"completed"},
          {"type":"function_call_output","call_id":"call_1","output":[{"type":"input_image","image_url":"data:image/png;base64,aGk="}]},
          {"type":"additional_tools","role":"developer","tools":[{"type":"function","name":"more"}]}],
         "tools":[{"type":"function","name":"see","strict":false},{"type":"tool_search"}],
         "tool_choice":{"type":"allowed_tools","mode":"required","tools":[{"type":"function","name":"more"}]}}
        """;

    [Fact]
    public void Items_reach_gemini_turn_by_turn()
    {
        var (adjusted, output) = (new Adjusted(), new ArrayBufferWriter<byte>());

        Assert.Null(A.Write(A.Call(Talk, wire: OpenAiResponses.Instance), output, adjusted));

        A.SameJson("""
            {"contents":[
              {"role":"user","parts":[{"inlineData":{"mimeType":"application/pdf","data":"aGk="}}]},
              {"role":"model","parts":[{"functionCall":{"name":"see","args":{}}}]},
              {"role":"user","parts":[{"functionResponse":{"name":"see","response":{"result":""}}},
                {"inlineData":{"mimeType":"image/png","data":"aGk="}}]}],
             "systemInstruction":{"parts":[{"text":"Be brief.\n\nBe kind."}]},
             "generationConfig":{"thinkingConfig":{"includeThoughts":true,"thinkingBudget":1024}},
             "tools":[{"functionDeclarations":[{"name":"see"},{"name":"more"}]}],
             "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["more"]}}}
            """, Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal("server_items=dropped, tool_image=moved, tools.tool_search=dropped", adjusted.Told);
    }

    [Theory]
    [InlineData("""{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,DATA"}]}""")]
    [InlineData("""{"type":"function_call_output","output":[{"type":"input_image","image_url":"data:image/png;base64,DATA"}]}""")]
    [InlineData("""{"type":"image_generation_call","id":"ig_1","result":"DATA"}""")]
    public void A_picture_costs_what_a_picture_costs_wherever_it_stands(string item)
    {
        var data = string.Concat(Enumerable.Repeat("aGk/", 50_000));
        var body = """{"model":"m","input":[ITEM]}""".Replace("ITEM", item, StringComparison.Ordinal)
            .Replace("DATA", data, StringComparison.Ordinal);

        Assert.Null(RequestReader.Read(Encoding.UTF8.GetBytes(body), Door.Responses, new ModelNames(), out var facts));

        Assert.InRange(facts.EstimatedInputTokens, 100, 4_000);
    }

    [Fact]
    public void A_long_picture_does_not_make_a_request_too_heavy()
    {
        var body = """{"model":"m","input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,DATA"}]}]}"""
            .Replace("DATA", new string('A', 5 * 1024 * 1024), StringComparison.Ordinal);

        Assert.Null(OpenAiResponses.Instance.Read(A.Call(body), new Adjusted(), out _));
    }

    [Fact]
    public void The_limit_is_read_and_no_other_wires_limit_is()
    {
        const string body = """{"model":"m","input":"x","max_output_tokens":20,"max_tokens":900,"n":5}""";

        Assert.Null(RequestReader.Read(Encoding.UTF8.GetBytes(body), Door.Responses, new ModelNames(), out var facts));
        Assert.Null(OpenAiResponses.Instance.Read(A.Call(body), new Adjusted(), out var limited));
        var presets = A.Call("""{"model":"m","input":"x","max_tokens":900}""", defaults: """{"max_tokens":30,"stop":"END","top_p":0.5}""");
        Assert.Null(OpenAiResponses.Instance.Read(presets, new Adjusted(), out var preset));

        Assert.Equal((20, "20", 1), (facts.MaxOutputTokens, Text(limited!.MaxOutput), limited.Sampling.Count));
        Assert.Equal(("30", "0.5", 1), (Text(preset!.MaxOutput), Text(preset.Sampling.TopP), preset.Sampling.Stops.Count));
    }

    private static string Text(Raw number) => Encoding.UTF8.GetString(number.Json.Span);
}
