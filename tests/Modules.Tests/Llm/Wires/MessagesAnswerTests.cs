using System.Buffers;
using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Wires;

public sealed class MessagesAnswerTests
{
    private const string Plain = """{"max_tokens":100,"messages":[{"role":"user","content":"hello"}]}""";
    private const string Thinking =
        """{"max_tokens":100,"thinking":{"type":"adaptive"},"messages":[{"role":"user","content":"hello"}]}""";

    private const string Recorded =
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hm.\",\"thought\":true}]}}],"
        + "\"usageMetadata\":{\"promptTokenCount\":9,\"cachedContentTokenCount\":4},\"modelVersion\":\"gemini-x\"}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"안\"}]}}]}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"녕\"},"
        + "{\"functionCall\":{\"name\":\"f\",\"args\":{\"a\":1}}}]}}]}\r\n\r\n"
        + "data: {\"candidates\":[{\"finishReason\":\"STOP\"}],"
        + "\"usageMetadata\":{\"promptTokenCount\":9,\"cachedContentTokenCount\":4,\"candidatesTokenCount\":6,"
        + "\"thoughtsTokenCount\":3}}\r\n\r\n";

    private const string Input = "{\"input_tokens\":5,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":4";

    private const string Start =
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_abc\",\"type\":\"message\","
        + "\"role\":\"assistant\",\"model\":\"gemini-x\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
        + $"\"usage\":{Input},\"output_tokens\":0}}}}}}\n\n";

    private const string Thought = """
        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"maru1."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}


        """;

    private static readonly string Rest = """
        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"안"}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"녕"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: content_block_start
        data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"call_abc_0","name":"f","input":{}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\":1}"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":1}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":INPUT,"output_tokens":9}}

        event: message_stop
        data: {"type":"message_stop"}


        """.Replace("INPUT", Input, StringComparison.Ordinal);

    [Fact]
    public async Task A_stream_has_every_event_with_its_line_and_blocks_without_a_gap()
    {
        var (report, reply) = await A.Asked(StubUpstream.Events(Recorded), Call(Plain, stream: true));

        Assert.Equal(Start + Rest, reply.Text);
        Assert.Equal((CallOutcome.Succeeded, new TokenUsage(9, 9, 4, 3)), (report.Outcome, report.Usage));
    }

    [Fact]
    public async Task Thoughts_come_signed_to_those_who_asked_for_them()
    {
        var upstream = StubUpstream.Events(Recorded);

        var (_, reply) = await A.Asked(upstream, Call(Thinking, stream: true));

        var after = Rest.Replace("\"index\":1", "\"index\":2", StringComparison.Ordinal)
            .Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal);
        Assert.Equal(Start + Thought + after, reply.Text);
        Assert.Contains("\"thinkingConfig\":{\"includeThoughts\":true}", upstream.Asked[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_answer_is_one_message()
    {
        var upstream = StubUpstream.Json("""
            {"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true},{"text":"Here: "},{"text":"\"x\""},
              {"inlineData":{"mimeType":"image/png","data":"aGk="}},{"functionCall":{"id":"c1","name":"f","args":{"a":1}}}]},
              "finishReason":"MAX_TOKENS"}],
             "usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}}
            """);

        var (_, reply) = await A.Asked(upstream, Call(Thinking));

        A.SameJson("""
            {"id":"msg_abc","type":"message","role":"assistant","model":"gemini-2.5-flash","content":[
              {"type":"thinking","thinking":"Hm.","signature":"maru1."},{"type":"text","text":"Here: \"x\""},
              {"type":"text","text":"[image/png, 3 bytes]"},
              {"type":"tool_use","id":"c1","name":"f","input":{"a":1}}],
             "stop_reason":"max_tokens","stop_sequence":null,
             "usage":{"input_tokens":3,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":4}}
            """, reply.Text);
    }

    [Fact]
    public async Task A_cut_anywhere_is_an_error_event_and_never_an_end()
    {
        var bytes = Encoding.UTF8.GetBytes(Recorded);
        var last = Encoding.UTF8.GetByteCount(Recorded[..Recorded.LastIndexOf('}')]);
        for (var at = 40; at <= last; at += 7)
        {
            var (report, reply) = await A.Asked(StubUpstream.Events(new PiecesStream(bytes[..at])), Call(Plain, stream: true));

            // Before the first event the error can still have a status of its own.
            var told = !reply.Started
                || (reply.Aborted && reply.Text.Contains("event: error\ndata: {\"type\":\"error\"", StringComparison.Ordinal));
            Assert.True(
                report.Outcome is CallOutcome.Failed && told && !reply.Text.Contains("message_stop", StringComparison.Ordinal),
                $"Cut at {at}:\n{reply.Text}");
        }
    }

    [Theory]
    [InlineData(401, "authentication_error", "invalid_api_key", 401, "authentication_error")]
    [InlineData(404, "invalid_request_error", "model_not_found", 404, "not_found_error")]
    [InlineData(429, "rate_limit_error", "rate_limit_exceeded", 429, "rate_limit_error")]
    [InlineData(429, "insufficient_quota", "budget_exceeded", 402, "billing_error")]
    [InlineData(503, "upstream_error", "upstream_overloaded", 529, "overloaded_error")]
    [InlineData(504, "upstream_error", "upstream_timeout", 504, "timeout_error")]
    [InlineData(502, "upstream_error", "upstream_failed", 502, "api_error")]
    [InlineData(413, "invalid_request_error", "request_too_large", 413, "request_too_large")]
    public void Errors_have_the_status_and_type_that_the_clients_act_by(
        int status, string type, string code, int toldStatus, string toldType)
    {
        var error = new GatewayError(status, type, code, "m", "p");

        Assert.Equal(toldStatus, AnthropicMessages.Instance.StatusOf(error));
        A.SameJson(
            $$"""{"type":"error","error":{"type":"{{toldType}}","message":"m","code":"{{code}}","param":"p"},"request_id":"r"}""",
            Told(error));
    }

    [Theory]
    [InlineData(
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 130,211 tokens.",
        "prompt is too long: 130211 tokens > 128000 maximum")]
    [InlineData("The input token count (1250000) exceeds the maximum number of tokens allowed (1048576).",
        "prompt is too long: 1250000 tokens > 1048576 maximum")]
    [InlineData("Send less.", "prompt is too long: Send less.")]
    [InlineData("prompt is too long: 7 tokens > 5 maximum", "prompt is too long: 7 tokens > 5 maximum")]
    public void A_prompt_that_is_too_long_is_told_in_the_words_that_make_a_client_shorten_it(string said, string told) => Assert.Contains(
        $"\"message\":\"{told.Replace(">", "\\u003E", StringComparison.Ordinal)}\"",
        Told(GatewayError.Invalid("context_length_exceeded", said)), StringComparison.Ordinal);

    private static string Told(GatewayError error)
    {
        var output = new ArrayBufferWriter<byte>();
        AnthropicMessages.Instance.WriteError(output, error, "r");
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static Maru.Modules.Llm.Providers.ProviderCall Call(string body, bool stream = false) =>
        A.Call(body, stream: stream, wire: AnthropicMessages.Instance);
}
