using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>Failures that come with the status of success.</summary>
public sealed class FailureInsideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string, string> Failures { get; } = new()
    {
        { """{"error":{"message":"It is down","type":"server_error","code":"engine_down"}}""", 502, "engine_down", "It is down" },
        { """{"error":{"message":"Provider error sk-abcdefgh1234","code":502}}""", 502, "upstream_failed", "Provider error ***" },
        { """{"error":{"message":"slow down","code":"rate_limit_exceeded"},"choices":[]}""", 429, "upstream_rate_limited", "" },
        { """{"error":"no memory","choices":[],"usage":{"prompt_tokens":5}}""", 502, "upstream_failed", "no memory" },
        { """{"object":"error","message":"The maximum context length is 8","code":400}""", 400, "context_length_exceeded", "is 8" },
        { """{"detail":"Model is not loaded"}""", 502, "upstream_failed", "Model is not loaded" },
        { """{"detail":[{"loc":["body"],"msg":"field required"}]}""", 502, "upstream_failed", "field required" },
        { """{"choices":[{"error":{"message":"cut","code":"filter"},"finish_reason":"error"}]}""", 502, "filter", "cut" },
        { """{"choices":[{"index":0,"delta":{},"message":{"content":""},"finish_reason":"error"}]}""", 502, "upstream_failed", "" },
        { """{"error":{"message":"You exceeded your quota","type":"insufficient_quota"}}""", 429, "upstream_quota_exhausted", "" },
    };

    [Theory, MemberData(nameof(Failures))]
    public async Task A_whole_answer_that_is_a_failure_is_one_to_the_client_and_costs_nothing(
        string body, int status, string code, string words)
    {
        foreach (var size in new[] { 1, 7, 4_096 })
        {
            var reply = new FakeReply();
            var upstream = new StubUpstream(_ =>
                StubUpstream.Respond(new PiecesStream([.. Frames.Bytes(body).Chunk(size)]), "application/json"));

            var end = await Passed.Async(upstream, reply, stream: false, Ct);

            Check(end, reply, status, code, words);
        }
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task A_stream_answered_by_one_body_that_is_a_failure_is_a_status(string body, int status, string code, string words)
    {
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Json(body), reply, stream: true, Ct);

        Check(end, reply, status, code, words);
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task A_first_event_that_is_a_failure_is_a_status(string body, int status, string code, string words)
    {
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Events($": starting\n\nretry: 5\n\ndata: {body}\n\n"), reply, stream: true, Ct);

        Check(end, reply, status, code, words);
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task A_later_event_that_is_a_failure_ends_the_stream_and_costs_what_was_delivered(
        string body, int status, string code, string words)
    {
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Events(Frames.Hello + $"data: {body}\n\n" + Frames.Whole), reply, stream: true, Ct);

        Assert.Equal((CallOutcome.Failed, code, 200, true), (end.Outcome, end.Error!.Code, end.Status, reply.Aborted));
        Assert.Contains(words, end.Error.Message, StringComparison.Ordinal);
        Assert.Equal((status, 1, UsageSource.Estimated), (end.Error.Status, end.Usage.Output, end.Source));
        Assert.StartsWith(Frames.Hello + "data: {\"error\":", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_called_error_is_one_whatever_it_says()
    {
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Events("event: error\ndata: {\"message\":\"gone\"}\n\n"), reply, stream: true, Ct);

        Check(end, reply, 502, "upstream_failed", "gone");
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>", "upstream_garbled")]
    [InlineData("", "upstream_garbled")]
    [InlineData(": only a comment\n\n", "upstream_broken")]
    [InlineData("""{"choices":[{"message":{"content":"to""", "upstream_broken")]
    [InlineData("""{"models":[]}""", "upstream_garbled")]
    public async Task A_stream_that_never_begins_is_a_status(string body, string code)
    {
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Events(body), reply, stream: true, Ct);

        Assert.Equal((CallOutcome.Failed, false, 502), (end.Outcome, reply.Started, end.Status));
        Assert.True(end.Error!.Code == code || body.StartsWith('<'), end.Error.Code);
    }

    [Fact]
    public async Task A_failure_behind_a_long_answer_breaks_the_connection()
    {
        var reply = new FakeReply();
        var body = $$$"""{"choices":[{"message":{"content":"{{{new string('x', 9_000)}}}"}}],"error":{"message":"late"}}""";

        var end = await Passed.Async(StubUpstream.Json(body), reply, stream: false, Ct);

        Assert.Equal((CallOutcome.Failed, true, true), (end.Outcome, reply.Started, reply.Aborted));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_answered_by_one_whole_answer_is_replayed_as_chunks(bool includeUsage)
    {
        const string Call = """{"id":"t","type":"function","function":{"name":"f","arguments":"{}"}}""";
        const string Body = $$$"""
            {"id":"c1","object":"chat.completion","created":7,"model":"m-1","service_tier":"flex","choices":[{"index":0,"message":
            {"role":"assistant","content":"Hi \"you\" 안녕","tool_calls":[{{{Call}}}],"refusal":null},"finish_reason":"tool_calls"}],
            "usage":{"prompt_tokens":9,"completion_tokens":8}}
            """;
        var reply = new FakeReply();

        var end = await Passed.Async(StubUpstream.Json(Body), reply, stream: true, Ct, includeUsage: includeUsage);

        var said = """{"content":"Hi \"you\" 안녕","tool_calls":[{"index":0,""" + Call[1..] + "]}";
        Assert.Equal(
            Chunk("""{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]""")
            + Chunk($$"""{"index":0,"delta":{{said}},"finish_reason":null}]""")
            + Chunk("""{"index":0,"delta":{},"finish_reason":"tool_calls"}]""")
            + (includeUsage ? Chunk("""],"usage":{"prompt_tokens":9,"completion_tokens":8}""") : "") + Frames.Done, reply.Text);
        Assert.Equal((CallOutcome.Succeeded, UsageSource.Known, "flex"), (end.Outcome, end.Source, end.ServiceTier));
        Assert.Equal(new TokenUsage(9, 8), end.Usage);
    }

    private static string Chunk(string choices) =>
        """data: {"id":"c1","object":"chat.completion.chunk","created":7,"model":"m-1","service_tier":"flex","choices":["""
        + choices + "}\n\n";

    private static void Check(CallEnd end, FakeReply reply, int status, string code, string words)
    {
        Assert.Equal((CallOutcome.Failed, status, code), (end.Outcome, end.Status, end.Error!.Code));
        Assert.Contains(words, end.Error.Message, StringComparison.Ordinal);
        Assert.Equal((false, "", TokenUsage.Unknown), (reply.Started, reply.Text, end.Usage));
    }
}
