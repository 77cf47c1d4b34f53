using System.Text;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

public sealed class ResponsesAnswerTests
{
    private const string Recorded =
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hm.\",\"thought\":true}]}}],\"modelVersion\":\"gemini-x\"}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"안\"}]}}]}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"녕\"},"
        + "{\"functionCall\":{\"name\":\"f\",\"args\":{\"a\":1}},\"thoughtSignature\":\"c2ln\"}]}}]}\r\n\r\n"
        + "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],"
        + "\"usageMetadata\":{\"promptTokenCount\":9,\"cachedContentTokenCount\":4,\"candidatesTokenCount\":6,"
        + "\"thoughtsTokenCount\":3}}\r\n\r\n";

    private const string Thinking = """{"model":"m","reasoning":{"summary":"auto"},"input":"hello"}""";

    private static readonly string[] Content =
    [
        Asked.Thinks("Hm."), Asked.Says("Well, "), Asked.Says("\\\"안녕\\\""), Asked.Calls(Asked.FirstCall),
        Asked.Calls(Asked.RestOfFirst),
    ];

    [Fact]
    public async Task A_stream_brings_every_event_that_clients_put_items_together_by()
    {
        var (report, reply) = await A.Asked(StubUpstream.Events(Recorded), Call(Thinking));
        var answer = Answered.By(reply.Text);

        Assert.Equal(
            [
                "created", "in_progress",
                "output_item.added", "reasoning_summary_part.added", "reasoning_summary_text.delta", "reasoning_summary_text.done",
                "reasoning_summary_part.done", "output_item.done",
                "output_item.added", "content_part.added", "output_text.delta", "output_text.delta", "output_text.done",
                "content_part.done", "output_item.done",
                "output_item.added", "output_item.done",
                "output_item.added", "function_call_arguments.delta", "function_call_arguments.done", "output_item.done",
                "completed",
            ], answer.Types);
        A.SameJson("""
            [{"id":"rs_abc_0","type":"reasoning","summary":[{"type":"summary_text","text":"Hm."}]},
             {"id":"msg_abc_1","status":"completed","type":"message","role":"assistant",
              "content":[{"type":"output_text","text":"안녕","annotations":[],"logprobs":[]}]},
             {"id":"rs_abc_2","type":"reasoning","summary":[],"encrypted_content":"maru1.Z29vZ2xlCmMybG4"},
             {"id":"fc_abc_3","status":"completed","type":"function_call","arguments":"{\"a\":1}","call_id":"call_abc_0","name":"f"}]
            """, answer.Output.ToJsonString());
        Assert.Equal(("resp_abc", "gemini-x"), ((string?)answer.Response!["id"], (string?)answer.Response["model"]));
        Assert.Equal((CallOutcome.Succeeded, new TokenUsage(9, 9, 4, 3)), (report.Outcome, report.Usage));
    }

    [Fact]
    public async Task Every_delta_says_where_it_belongs()
    {
        var (_, reply) = await A.Asked(StubUpstream.Events(Recorded), Call(Thinking));

        Assert.Contains(
            "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"sequence_number\":10,"
            + "\"item_id\":\"msg_abc_1\",\"output_index\":1,\"content_index\":0,\"delta\":\"안\",\"logprobs\":[]}\n\n",
            reply.Text, StringComparison.Ordinal);
        Assert.Contains(
            "{\"type\":\"response.function_call_arguments.done\",\"sequence_number\":19,\"item_id\":\"fc_abc_3\",\"output_index\":3,"
            + "\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}", reply.Text, StringComparison.Ordinal);
        Assert.Contains("\"summary_index\":0,\"part\":{\"type\":\"summary_text\",\"text\":\"\"}}", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thoughts_are_shown_only_to_those_who_asked()
    {
        var chunks = Asked.Stream([.. Content, Asked.Ends("tool_calls")]);
        var (_, shown) = await Asked.Async(StubUpstream.Events(chunks), Thinking);
        var (_, hidden) = await Asked.Async(StubUpstream.Events(chunks));

        Assert.Equal(["reasoning", "message", "function_call"], Answered.By(shown.Text).Output.Select(item => (string?)item!["type"]));
        Assert.Equal(["message", "function_call"], Answered.By(hidden.Text).Output.Select(item => (string?)item!["type"]));
    }

    [Fact]
    public async Task Calls_that_come_mixed_are_items_one_after_the_other()
    {
        var answer = await Asked.AnswerAsync(
            Asked.Plain, Asked.Calls(Asked.FirstCall), Asked.Calls(Asked.SecondCall), Asked.Calls(Asked.RestOfFirst),
            Asked.Ends("tool_calls"), Asked.Counts);

        Assert.Equal(
            ["call_a f {\"a\":1} completed", "call_b g {\"b\":2} completed"],
            answer.Output.Select(item => $"{item!["call_id"]} {item["name"]} {item["arguments"]} {item["status"]}"));
        A.SameJson("""
            {"input_tokens":9,"input_tokens_details":{"cached_tokens":4,"cache_write_tokens":0},
             "output_tokens":6,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":15}
            """, answer.Response!["usage"]!.ToJsonString());
    }

    [Theory]
    [InlineData("length", "incomplete", "max_output_tokens", "incomplete")]
    [InlineData("content_filter", "incomplete", "content_filter", "completed")]
    [InlineData("stop", "completed", null, "completed")]
    public async Task The_end_says_why_and_what_a_limit_has_cut(string reason, string status, string? why, string item)
    {
        var answer = await Asked.AnswerAsync(Asked.Plain, Asked.Says("Well"), Asked.Ends(reason));

        Assert.Equal(
            (status, why, item),
            ((string?)answer.Response!["status"], (string?)answer.Response["incomplete_details"]?["reason"],
                (string?)answer.Output[0]!["status"]));
    }

    [Fact]
    public async Task A_whole_answer_is_what_the_last_event_of_a_stream_holds()
    {
        const string message = """
            {"model":"gpt-x","choices":[{"message":{"reasoning_content":"Hm.","content":"Well, \"안녕\"","tool_calls":[
              {"id":"call_a","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}],
             "usage":{"prompt_tokens":9,"completion_tokens":6,"prompt_tokens_details":{"cached_tokens":4}}}
            """;
        string[] chunks = [Asked.Says(""), .. Content, Asked.Ends("tool_calls"), Asked.Counts];
        var (_, whole) = await Asked.Async(StubUpstream.Json(message), Thinking, stream: false);
        var (_, stream) = await Asked.Async(StubUpstream.Events(Asked.Stream(chunks)), Thinking);

        A.SameJson(Nameless(JsonNode.Parse(whole.Text)!), Nameless(Answered.By(stream.Text).Response!));
    }

    [Fact]
    public async Task Any_split_of_the_providers_bytes_gives_the_same_events()
    {
        var expected = (await A.Asked(StubUpstream.Events(Recorded), Call(Thinking))).Reply.Text;
        var bytes = Encoding.UTF8.GetBytes(Recorded);
        foreach (var length in new[] { 1, 2, 3, 7, 61 })
        {
            var (_, reply) = await A.Asked(StubUpstream.Events(new PiecesStream([.. bytes.Chunk(length)])), Call(Thinking));
            Assert.Equal(expected, reply.Text);
        }
    }

    [Fact]
    public async Task A_cut_anywhere_is_a_failed_response_and_never_a_whole_one()
    {
        var bytes = Encoding.UTF8.GetBytes(Recorded);
        var last = Encoding.UTF8.GetByteCount(Recorded[..Recorded.LastIndexOf('}')]);
        for (var at = 40; at <= last; at += 7)
        {
            var (report, reply) = await A.Asked(StubUpstream.Events(new PiecesStream(bytes[..at])), Call(Thinking));

            // Before the first event the error can still have a status of its own.
            var isTold = !reply.Started || (string?)Answered.By(reply.Text).Response?["status"] == "failed";
            Assert.True(report.Outcome is CallOutcome.Failed && isTold && !reply.Aborted, $"Cut at {at}:\n{reply.Text}");
        }
    }

    [Fact]
    public async Task A_request_that_is_long_to_repeat_comes_back_in_one_line()
    {
        var tool = """{"type":"function","name":"f","description":"DDD","parameters":{"type": "object"}}"""
            .Replace("DDD", new string('d', 70_000), StringComparison.Ordinal);
        var other = tool.Replace("\"f\"", "\"g\"", StringComparison.Ordinal);
        var answer = await Asked.AnswerAsync(
            "{\"model\":\"m\",\"input\":\"x\",\"tools\":[" + tool + ",\n" + other + "]}", Asked.Says("Well"), Asked.Ends("stop"));

        Assert.Equal(2, answer.Response!["tools"]!.AsArray().Count);
        Assert.Equal(1.0, (double)answer.Response["temperature"]!);
    }

    private static Maru.Modules.Llm.Providers.ProviderCall Call(string body) =>
        A.Call(body, stream: true, wire: OpenAiResponses.Instance);

    // Ids and dates are each answer's own.
    private static string Nameless(JsonNode response)
    {
        response["created_at"] = 0;
        return response.ToJsonString().Replace(((string)response["id"]!)["resp_".Length..], "id", StringComparison.Ordinal);
    }
}
