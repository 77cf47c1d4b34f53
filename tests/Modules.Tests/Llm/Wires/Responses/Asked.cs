using System.Net;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Tests.Llm.Gateway;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

/// <summary>A client of responses before a server that speaks chat completions.</summary>
internal static class Asked
{
    public const string Plain = """{"model":"m","input":"x"}""";
    public const string FirstCall = """{"index":0,"id":"call_a","function":{"name":"f","arguments":"{\"a\":"}}""";
    public const string SecondCall = """{"index":1,"id":"call_b","function":{"name":"g","arguments":"{\"b\":2}"}}""";
    public const string RestOfFirst = """{"index":0,"function":{"arguments":"1}"}}""";
    public const string Counts =
        """{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":6,"prompt_tokens_details":{"cached_tokens":4}}}""";

    public static string Calls(string piece) => $$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{{{piece}}}]}}]}""";

    public static string Says(string text) => $$$"""{"model":"gpt-x","choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""";

    public static string Thinks(string text) => $$$"""{"choices":[{"index":0,"delta":{"reasoning_content":"{{{text}}}"}}]}""";

    public static string Ends(string reason) => $$$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}""";

    public static string Stream(params string[] chunks) =>
        string.Concat(chunks.Select(chunk => $"data: {chunk}\n\n")) + "data: [DONE]\n\n";

    public static async Task<(CallEnd End, FakeReply Reply)> Async(HttpMessageHandler upstream, string body = Plain, bool stream = true)
    {
        var reply = new FakeReply();
        var end = await Passed.Async(
            upstream, reply, stream, TestContext.Current.CancellationToken, body: body, wire: OpenAiResponses.Instance);
        return (end, reply);
    }

    public static async Task<Answered> AnswerAsync(string body, params string[] chunks)
    {
        var (end, reply) = await Async(StubUpstream.Events(Stream(chunks)), body);
        Assert.Equal((CallOutcome.Succeeded, false, HttpStatusCode.OK), (end.Outcome, reply.Aborted, (HttpStatusCode)reply.Status));
        return Answered.By(reply.Text);
    }
}
