using System.Text;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class ChatStreamTests
{
    private const string Hello = """{"messages":[{"role":"user","content":"hello"}],"stream":true}""";

    private const string Recorded =
        "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hm.\",\"thought\":true}],\"role\":\"model\"},\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"totalTokenCount\":9},\"modelVersion\":\"gemini-3-flash-001\"}\r\n\r\n"
        + ": a comment\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"안녕\"}],\"role\":\"model\"}}],\r\ndata: \"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":2,\"thoughtsTokenCount\":3}}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{\"a\":1}},\"thoughtSignature\":\"c2ln\"},{\"functionCall\":{\"name\":\"g\"}}]}}]}\r\n\r\n"
        + "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":6,\"thoughtsTokenCount\":3,\"totalTokenCount\":18}}\r\n\r\n";

    private const string Translated = """
        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[{"index":0,"delta":{"reasoning_content":"Hm."},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[{"index":0,"delta":{"content":"안녕"},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_abc_0","type":"function","function":{"name":"f","arguments":"{\"a\":1}"},"extra_content":{"google":{"thought_signature":"c2ln"}}}]},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"call_abc_1","type":"function","function":{"name":"g","arguments":"{}"}}]},"logprobs":null,"finish_reason":null}],"usage":null}

        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"tool_calls"}],"usage":null}

        data: {"id":"chatcmpl-abc","object":"chat.completion.chunk","created":1700000000,"model":"gemini-3-flash-001","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":9,"total_tokens":18,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":3}}}

        data: [DONE]


        """;

    private static readonly byte[] FirstPiece =
        Encoding.UTF8.GetBytes(Recorded[..(Recorded.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)]);

    [Fact]
    public async Task A_recorded_stream_becomes_openai_chunks()
    {
        var upstream = StubUpstream.Events(Recorded);

        var (report, reply) = await A.Asked(upstream, A.Call(Hello, stream: true, usage: true, model: "gemini-3-flash"));

        Assert.Equal(Translated, reply.Text);
        Assert.Equal((CallOutcome.Succeeded, new TokenUsage(9, 9, null, 3)), (report.Outcome, report.Usage));
        Assert.Equal((200, "text/event-stream", false), (reply.Status, reply.ContentType, reply.Aborted));
        Assert.Equal(
            "https://gemini.test/v1beta/models/gemini-3-flash:streamGenerateContent?alt=sse", upstream.Asked[0].Address.AbsoluteUri);
    }

    [Fact]
    public async Task The_bytes_may_be_split_anywhere()
    {
        var bytes = Encoding.UTF8.GetBytes(Recorded);
        for (var at = 1; at < bytes.Length; at++)
        {
            var (_, reply) = await A.Asked(
                StubUpstream.Events(new PiecesStream(bytes[..at], bytes[at..])), A.Call(Hello, stream: true, usage: true, model: "gemini-3-flash"));

            Assert.True(Translated == reply.Text, $"Split at {at}:\n{reply.Text}");
        }
    }

    [Fact]
    public async Task A_cut_anywhere_before_the_end_is_an_error_and_a_broken_connection_once_the_reply_has_begun()
    {
        var bytes = Encoding.UTF8.GetBytes(Recorded);
        var last = Encoding.UTF8.GetByteCount(Recorded[..Recorded.LastIndexOf('}')]);
        for (var at = 0; at <= last; at++)
        {
            var (report, reply) = await A.Asked(
                StubUpstream.Events(new PiecesStream(bytes[..at])), A.Call(Hello, stream: true, usage: true));

            Assert.True(
                report is { Outcome: CallOutcome.Failed, Error.Code: "upstream_broken" } && reply.Aborted == reply.Started
                    && !reply.Text.Contains("[DONE]", StringComparison.Ordinal)
                    && reply.Text.Contains("data: {\"error\":", StringComparison.Ordinal) == reply.Started
                    && reply.Started == at >= FirstPiece.Length - 4,
                $"Cut at {at}: {report.Error?.Code}\n{reply.Text}");
        }
    }

    [Fact]
    public async Task A_torn_connection_keeps_the_counts_known_so_far_and_adds_what_was_delivered()
    {
        var head = Encoding.UTF8.GetBytes(Recorded[..Recorded.IndexOf(": a comment", StringComparison.Ordinal)]);

        var (report, reply) = await A.Asked(StubUpstream.Events(new PiecesStream(head) { Tears = true }), A.Call(Hello, stream: true));

        Assert.Equal((CallOutcome.Failed, "upstream_broken", new TokenUsage(9, 3)), (report.Outcome, report.Error!.Code, report.Usage));
        Assert.Equal(UsageSource.Estimated, report.Source);
        Assert.True(reply.Aborted);
    }

    [Fact]
    public async Task Silence_longer_than_allowed_is_a_break()
    {
        var (report, reply) = await A.Asked(
            StubUpstream.Events(new PiecesStream(FirstPiece) { Hangs = true }), A.Call(Hello, stream: true), TimeSpan.FromMilliseconds(50));

        Assert.Equal("upstream_broken", report.Error!.Code);
        Assert.True(reply.Aborted);
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_the_upstream_and_is_billed_for_what_it_got()
    {
        using var gone = new CancellationTokenSource();
        var reply = new FakeReply();
        var head = Encoding.UTF8.GetBytes(Recorded[..Recorded.IndexOf(": a comment", StringComparison.Ordinal)]);
        var client = A.Client(StubUpstream.Events(new PiecesStream(head) { Hangs = true }));
        var pending = client.AnswerAsync(A.Call(Hello, stream: true), reply, gone.Token);

        await gone.CancelAsync();

        var end = await pending;
        Assert.Equal((CallOutcome.Cancelled, UsageSource.Estimated, new TokenUsage(9, 3)), (end.Outcome, end.Source, end.Usage));
        Assert.True(reply.Started);
    }

    [Fact]
    public async Task The_array_form_gives_the_same_chunks()
    {
        var pieces = Recorded.Replace("\r\ndata: \"", "\"", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line[6..]);

        var (_, reply) = await A.Asked(
            StubUpstream.Json($"[{string.Join(",\r\n", pieces)}]"), A.Call(Hello, stream: true, usage: true, model: "gemini-3-flash"));

        Assert.Equal(Translated, reply.Text);
    }

    [Fact]
    public async Task Usage_is_withheld_from_a_client_that_did_not_ask()
    {
        var (report, reply) = await A.Asked(StubUpstream.Events(Recorded), A.Call(Hello, stream: true));

        Assert.DoesNotContain("usage", reply.Text, StringComparison.Ordinal);
        Assert.Equal(18, report.Usage.Total);
    }

    [Fact]
    public async Task A_picture_streams_as_a_part_of_the_content()
    {
        const string Parts = """[{"text":"Here:"},{"inlineData":{"mimeType":"image/png","data":"aGk="}}]""";
        const string Piece = $$$"""data: {"candidates":[{"content":{"parts":{{{Parts}}} },"finishReason":"STOP"}]}""";

        var (report, reply) = await A.Asked(StubUpstream.Events(Piece + "\n\n"), A.Call(Hello, stream: true));

        Assert.Equal(CallOutcome.Succeeded, report.Outcome);
        Assert.Contains("\"delta\":{\"content\":\"Here:\"}", reply.Text, StringComparison.Ordinal);
        Assert.Contains(
            """{"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,aGk="}}]}""",
            reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_prompt_streams_its_refusal()
    {
        var (report, reply) = await A.Asked(
            StubUpstream.Events("data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n"), A.Call(Hello, stream: true));

        Assert.Equal(CallOutcome.Succeeded, report.Outcome);
        Assert.Contains(
            "\"delta\":{\"refusal\":\"The model provider blocked the prompt (SAFETY).\"}", reply.Text, StringComparison.Ordinal);
        Assert.Contains("\"delta\":{},\"logprobs\":null,\"finish_reason\":\"content_filter\"", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""data: {"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}}""", "upstream_overloaded")]
    [InlineData("""data: [{"error":{"code":429,"status":"RESOURCE_EXHAUSTED"}}]""", "upstream_rate_limited")]
    [InlineData("""data: {"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL"}]}""", "upstream_bad_tool_call")]
    [InlineData("data: {]", "upstream_garbled")]
    public async Task An_error_inside_the_stream_is_told_in_band_and_in_place_of_it_as_a_status(string line, string code)
    {
        byte[] error = [.. Encoding.UTF8.GetBytes(line), .. "\r\n\r\n"u8];
        var (report, reply) = await A.Asked(StubUpstream.Events(new PiecesStream(FirstPiece, error)), A.Call(Hello, stream: true));

        Assert.Equal((CallOutcome.Failed, code, true), (report.Outcome, report.Error!.Code, reply.Aborted));
        Assert.Contains($"\"code\":\"{code}\"", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", reply.Text, StringComparison.Ordinal);

        (report, reply) = await A.Asked(StubUpstream.Events(new PiecesStream(error)), A.Call(Hello, stream: true));

        Assert.Equal((CallOutcome.Failed, code, TokenUsage.Unknown), (report.Outcome, report.Error!.Code, report.Usage));
        Assert.Equal((false, "", report.Error.Status), (reply.Started, reply.Text, report.Status));
    }
}
