using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Anthropic;

public sealed class MessagesStreamTests
{
    private const string Hello = """{"messages":[{"role":"user","content":"hello"}],"stream":true}""";

    private const string Head =
        "data: {\"id\":\"chatcmpl-abc\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
        + "\"model\":\"claude-haiku-4-5-20251001\",\"choices\":[";

    private static readonly string s_recorded = Frames.Of(
    [
        Frames.Start,
        """{"type":"ping"}""",
        .. Frames.Block(0, """{"type":"thinking","thinking":"","signature":""}""",
            """{"type":"thinking_delta","thinking":"Hm."}""", """{"type":"signature_delta","signature":"c2ln"}"""),
        .. Frames.Text(1, "안녕", " \\\"you\\\""),
        .. Frames.Block(2, """{"type":"of_tomorrow"}""", """{"type":"tomorrow_delta","what":1}"""),
        """{"type":"event_of_tomorrow"}""",
        .. Frames.Call(3, "f", "{\\\"a\\\"", ":1}"),
        .. Frames.Call(4, "g"),
        Frames.End("tool_use"),
        Frames.Stop,
    ]);

    private static readonly string s_translated = Chunks(
        Delta("\"role\":\"assistant\",\"content\":\"\",\"refusal\":null"),
        Delta("\"reasoning_content\":\"Hm.\""),
        Delta("\"content\":\"안녕\""),
        Delta("\"content\":\" \\\"you\\\"\""),
        Delta("\"tool_calls\":[{\"index\":0,\"id\":\"toolu_3\",\"type\":\"function\","
            + "\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}}]"),
        Delta("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]"),
        Delta("\"tool_calls\":[{\"index\":1,\"id\":\"toolu_4\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]"),
        Delta("", "\"tool_calls\""))
        + Head + "],\"usage\":{\"prompt_tokens\":129,\"completion_tokens\":7,\"total_tokens\":136,"
        + "\"prompt_tokens_details\":{\"cached_tokens\":100,\"cache_write_tokens\":20},"
        + "\"completion_tokens_details\":{\"reasoning_tokens\":0}}}\n\ndata: [DONE]\n\n";

    [Fact]
    public async Task A_recorded_stream_becomes_openai_chunks()
    {
        var upstream = StubUpstream.Events(s_recorded);

        var (report, reply) = await Claude.Asked(upstream, Claude.Call(Hello, stream: true, usage: true));

        Assert.Equal(s_translated, reply.Text);
        Assert.Equal((CallOutcome.Succeeded, new TokenUsage(129, 7, 100, null, 20)), (report.Outcome, report.Usage));
        Assert.Equal((200, "text/event-stream", false), (reply.Status, reply.ContentType, reply.Aborted));
        Assert.Equal("https://claude.test/v1/messages", upstream.Asked[0].Address.AbsoluteUri);
        Assert.Contains("\"stream\":true", upstream.Asked[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bytes_may_be_split_anywhere()
    {
        var bytes = Encoding.UTF8.GetBytes(s_recorded);
        for (var at = 1; at < bytes.Length; at += 3)
        {
            var (_, reply) = await Claude.Asked(
                StubUpstream.Events(new PiecesStream(bytes[..at], bytes[at..])), Claude.Call(Hello, stream: true, usage: true));

            Assert.True(s_translated == reply.Text, $"Split at {at}:\n{reply.Text}");
        }
    }

    [Fact]
    public async Task A_cut_anywhere_before_the_end_is_named_is_never_a_clean_end()
    {
        var bytes = Encoding.UTF8.GetBytes(s_recorded);
        var last = Encoding.UTF8.GetByteCount(
            s_recorded[..s_recorded.IndexOf("event: message_stop", StringComparison.Ordinal)].TrimEnd()[..^1]);
        for (var at = last; at >= 0; at -= 3)
        {
            var (report, reply) = await Claude.Asked(
                StubUpstream.Events(new PiecesStream(bytes[..at])), Claude.Call(Hello, stream: true, usage: true));

            Assert.True(
                report is { Outcome: CallOutcome.Failed, Error.Code: "upstream_broken" } && reply.Aborted == reply.Started
                    && !reply.Text.Contains("[DONE]", StringComparison.Ordinal)
                    && reply.Text.Contains("data: {\"error\":", StringComparison.Ordinal) == reply.Started,
                $"Cut at {at}: {report.Error?.Code}\n{reply.Text}");
        }
    }

    [Theory]
    [InlineData("overloaded_error", "Overloaded", 503, "upstream_overloaded")]
    [InlineData("rate_limit_error", "Slow down", 429, "upstream_rate_limited")]
    [InlineData("api_error", "Oops", 502, "upstream_failed")]
    [InlineData("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum", 400, "context_length_exceeded")]
    public async Task An_error_in_place_of_the_first_event_has_a_status_and_a_later_one_breaks_the_stream(
        string type, string message, int status, string code)
    {
        var error = $$$"""{"type":"error","error":{"type":"{{{type}}}","message":"{{{message}}}"}}""";
        var (atOnce, refused) = await Claude.Asked(StubUpstream.Events(Frames.Of(error)), Claude.Call(Hello, stream: true));
        var (late, broken) = await Claude.Asked(
            StubUpstream.Events(Frames.Of([Frames.Start, .. Frames.Text(0, "Well")[..^1], error])), Claude.Call(Hello, stream: true));

        Assert.Equal((false, status, code), (refused.Started, atOnce.Error!.Status, atOnce.Error.Code));
        Assert.Equal((CallOutcome.Failed, code, true), (late.Outcome, late.Error!.Code, broken.Aborted));
        Assert.Contains($"\"code\":\"{code}\"", broken.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("finish_reason\":\"", broken.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"x"}}""")]
    [InlineData("""{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","name":"f"}}""")]
    [InlineData("{\"type\":")]
    public async Task An_event_that_cannot_be_is_a_failure(string odd)
    {
        var (report, reply) = await Claude.Asked(
            StubUpstream.Events(Frames.Of(Frames.Start) + $"data: {odd}\n\n" + Frames.Of(Frames.End("end_turn"))),
            Claude.Call(Hello, stream: true));

        Assert.Equal(("upstream_garbled", true), (report.Error!.Code, reply.Aborted));
    }

    [Fact]
    public async Task A_delta_of_another_block_than_the_open_one_is_a_failure()
    {
        string[] events =
        [
            Frames.Start,
            .. Frames.Text(0, "a")[..2],
            """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"b"}}""",
        ];

        var (report, _) = await Claude.Asked(StubUpstream.Events(Frames.Of(events)), Claude.Call(Hello, stream: true));

        Assert.Equal("upstream_garbled", report.Error!.Code);
    }

    [Fact]
    public async Task A_whole_message_in_place_of_events_gives_the_same_chunks()
    {
        const string Whole =
            """{"type":"message","model":"claude-haiku-4-5-20251001","content":[{"type":"text","text":"Hi"}]"""
            + ""","stop_reason":"end_turn","usage":{"input_tokens":3,"output_tokens":2}}""";

        var (report, reply) = await Claude.Asked(StubUpstream.Json(Whole), Claude.Call(Hello, stream: true));

        Assert.Equal((CallOutcome.Succeeded, new TokenUsage(3, 2)), (report.Outcome, report.Usage));
        Assert.Contains("\"content\":\"Hi\"", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("data: [DONE]\n\n", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_is_billed_for_what_it_got()
    {
        using var gone = new CancellationTokenSource();
        var head = Encoding.UTF8.GetBytes(Frames.Of([Frames.Start, .. Frames.Text(0, "one two three")[..2]]));
        var pending = Claude.Asked(
            StubUpstream.Events(new PiecesStream(head) { Hangs = true }), Claude.Call(Hello, stream: true), gone.Token);

        await gone.CancelAsync();

        var (report, _) = await pending;
        Assert.Equal((CallOutcome.Cancelled, UsageSource.Estimated, 129), (report.Outcome, report.Source, report.Usage.Input));
        Assert.True(report.Usage.Output > 1);
    }

    private static string Delta(string delta, string finish = "null") =>
        $"{Head}{{\"index\":0,\"delta\":{{{delta}}},\"logprobs\":null,\"finish_reason\":{finish}}}],\"usage\":null}}\n\n";

    private static string Chunks(params string[] chunks) => string.Concat(chunks);
}
