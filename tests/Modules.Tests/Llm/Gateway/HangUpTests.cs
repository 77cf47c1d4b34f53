using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Modules.Tests.Llm.Measuring;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>What a call is billed by when its end is not seen, on OpenAI's wire.</summary>
public sealed class HangUpTests
{
    private const int Whole = 200;
    private const string WholeAnswer = """
        {"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"hello world"},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":12,"completion_tokens":7},"service_tier":"flex"}
        """;

    [Theory]
    [InlineData("gpt-4o", 0)]
    [InlineData("gpt-4o", 1)]
    [InlineData("gpt-4o", 50)]
    [InlineData("gpt-4o", 98)]
    [InlineData("gpt-4o", 100)]
    [InlineData("gpt-4-turbo", 50)]
    [InlineData("llama-3.3-70b", 1)]
    [InlineData("llama-3.3-70b", 98)]
    public async Task A_stream_left_in_the_middle_is_billed_by_what_was_delivered(string model, int percent)
    {
        var deltas = Whole * percent / 100;
        var (end, _) = await LeaveAsync(Passed.Deltas(deltas, percent % 2 == 0 ? "\n" : "\r\n"), deltas, model);

        var delivered = Tokens(model, Passed.Text(deltas));
        Assert.Equal((CallOutcome.Cancelled, UsageSource.Estimated), (end.Outcome, end.Source));
        Assert.InRange(end.Usage.Output!.Value, Math.Max(delivered, deltas), Math.Max(Math.Ceiling(delivered * 1.02), deltas));
        Assert.InRange(end.Usage.Input!.Value, 1, 15);
    }

    [Fact]
    public async Task A_stream_left_between_usage_and_its_last_line_has_the_providers_own_count()
    {
        const string Last = """data: {"choices":[],"usage":{"prompt_tokens":11,"completion_tokens":5},"service_tier":"priority"}""";
        byte[] body = [.. Passed.Deltas(3), .. Encoding.UTF8.GetBytes(Last), .. "\n\n"u8];

        var (end, _) = await LeaveAsync(body, 3, "gpt-4o");

        Assert.Equal((new TokenUsage(11, 5), UsageSource.Known, "priority"), (end.Usage, end.Source, end.ServiceTier));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_without_usage_is_billed_by_what_was_delivered_however_it_ends(bool cleanly)
    {
        byte[] last = cleanly ? [.. "data: [DONE]\n\n"u8] : [.. "data: {\"error\":{\"message\":\"down\",\"type\":\"server_error\"}}\n\n"u8];

        var upstream = StubUpstream.Events(new MemoryStream([.. Passed.Deltas(40), .. last]));
        var end = await Passed.Async(upstream, new FakeReply(), stream: true, TestContext.Current.CancellationToken);

        Assert.Equal((cleanly ? CallOutcome.Succeeded : CallOutcome.Failed, UsageSource.Estimated), (end.Outcome, end.Source));
        Assert.Equal(Tokens("gpt-4o", Passed.Text(40)), end.Usage.Output);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task A_whole_answer_is_read_on_for_its_usage(int seen)
    {
        using var leaving = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var bytes = Encoding.UTF8.GetBytes(WholeAnswer);
        var body = new HeldStream(bytes[..seen], bytes[seen..], release.Task);
        var upstream = new StubUpstream(_ => StubUpstream.Respond(body, "application/json"));
        var pending = Passed.Async(upstream, new FakeReply(), stream: false, leaving.Token);

        await leaving.CancelAsync();
        release.SetResult();
        var end = await pending;

        Assert.Equal((CallOutcome.Cancelled, UsageSource.Known, "flex"), (end.Outcome, end.Source, end.ServiceTier));
        Assert.Equal(new TokenUsage(12, 7), end.Usage);
    }

    [Fact]
    public async Task Reading_on_for_nobody_ends_with_the_server()
    {
        using var lifetime = new FakeLifetime();
        using var leaving = new CancellationTokenSource();
        var body = new HeldStream([], [], new TaskCompletionSource().Task);
        var upstream = new StubUpstream(_ => StubUpstream.Respond(body, "application/json"));
        var pending = Passed.Async(upstream, new FakeReply(), stream: false, leaving.Token, closing: Meters.Closing(lifetime));
        await leaving.CancelAsync();
        Assert.False(pending.IsCompleted);

        lifetime.StopApplication();
        var end = await pending;

        Assert.Equal((CallOutcome.Cancelled, null), (end.Outcome, end.Usage.Output));
        Assert.True(end.Usage.Input > 0);
    }

    [Fact]
    public async Task A_stopping_server_ends_a_stream_in_time_and_bills_what_was_delivered()
    {
        using var lifetime = new FakeLifetime();
        var reply = new FakeReply();
        var pending = Passed.Async(
            StubUpstream.Events(new PiecesStream(Passed.Deltas(20)) { Hangs = true }), reply, stream: true, CancellationToken.None,
            closing: Meters.Closing(lifetime, TimeSpan.FromMilliseconds(30)));
        Assert.False(pending.IsCompleted);

        lifetime.StopApplication();
        var end = await pending;

        Assert.Equal((CallOutcome.Failed, "server_stopping"), (end.Outcome, end.Error!.Code));
        Assert.Equal(Tokens("gpt-4o", Passed.Text(20)), end.Usage.Output);
        Assert.Contains("server_stopping", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.Aborted);
    }

    [Fact]
    public async Task A_stream_ends_in_band_when_its_budget_is_spent()
    {
        var reply = new FakeReply();

        var upstream = StubUpstream.Events(new PiecesStream([.. Enumerable.Repeat(Passed.Deltas(4), 200)]));
        var end = await Passed.Async(
            upstream, reply, stream: true, CancellationToken.None, growing: new FakeGrowingReservation { Covered = 20, Most = 100 });

        Assert.Equal((CallOutcome.Refused, "insufficient_quota", 200), (end.Outcome, end.Error!.Code, end.Status));
        Assert.InRange(end.Usage.Output!.Value, 100, 140);
        Assert.EndsWith("}}\n\n", reply.Text, StringComparison.Ordinal);
        Assert.True(reply.Aborted);
    }

    private static async Task<(CallEnd End, FakeReply Reply)> LeaveAsync(byte[] body, int deltas, string model)
    {
        using var leaving = new CancellationTokenSource();
        var reply = new FakeReply();
        var pending = Passed.Async(StubUpstream.Events(new PiecesStream(body) { Hangs = true }), reply, stream: true, leaving.Token, model);
        await Poll.UntilAsync(() => Task.FromResult(reply.Text.Split("\"delta\"").Length - 1 == deltas));
        await leaving.CancelAsync();
        return (await pending, reply);
    }

    private static int Tokens(string model, string text)
    {
        using var written = new WrittenText();
        written.Add(text);
        return Meters.Tokens.Count(model, written);
    }
}
