using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Providers.Families;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>What the client of a stream sees while its provider is silent.</summary>
public sealed class KeepAliveTests
{
    private const string Comment = ": waiting\n\n";

    private static readonly TimeSpan Part = TimeSpan.FromSeconds(5);

    private readonly FakeClock _clock = new();
    private readonly FakeReply _reply = new();

    [Fact]
    public async Task After_fifteen_seconds_the_reply_begins_with_a_comment_and_errors_are_events()
    {
        var release = new TaskCompletionSource();
        var pending = AskAsync(new HeldStream([], Frames.Bytes("data: {\"error\":{\"message\":\"late\"}}\n\n"), release.Task));

        Silence(TimeSpan.FromSeconds(14));
        Assert.False(_reply.Started);
        Silence(TimeSpan.FromSeconds(1));
        Assert.Equal((200, "text/event-stream", Comment), (_reply.Status, _reply.ContentType, _reply.Text));
        release.SetResult();
        var end = await pending;

        Assert.StartsWith(Comment + "data: {\"error\":", _reply.Text, StringComparison.Ordinal);
        Assert.Equal((CallOutcome.Failed, 200, true), (end.Outcome, end.Status, _reply.Aborted));
    }

    [Fact]
    public async Task Comments_stand_between_events_and_never_in_one()
    {
        var release = new TaskCompletionSource();
        var torn = Frames.Finish[..20];
        var rest = Frames.Bytes(Frames.Finish[20..] + Frames.Done);
        var pending = AskAsync(new HeldStream(Frames.Bytes(Frames.Hello + torn), rest, release.Task));

        Silence(TimeSpan.FromSeconds(31));
        release.SetResult();
        var end = await pending;

        Assert.Equal(Frames.Hello + Comment + Comment + Frames.Finish + Frames.Done, _reply.Text);
        Assert.Equal(CallOutcome.Succeeded, end.Outcome);
    }

    [Fact]
    public async Task Inside_an_event_that_is_passed_on_in_parts_nothing_is_said()
    {
        var release = new TaskCompletionSource();
        var text = $"data: {{\"pad\":\"{new string('x', 100_000)}\",\"choices\":[{{\"index\":0,\"finish_reason\":\"stop\"}}]}}\n\n";
        var pending = AskAsync(new HeldStream(Frames.Bytes(text[..90_000]), Frames.Bytes(text[90_000..]), release.Task));

        Silence(TimeSpan.FromSeconds(60));
        release.SetResult();
        await pending;

        Assert.Equal(text + Frames.Done, _reply.Text);
    }

    [Fact]
    public async Task Silence_before_the_providers_headers_counts_too()
    {
        var headers = new TaskCompletionSource<HttpResponseMessage>();
        var pending = Passed.Async(new SlowUpstream(headers.Task), _reply, stream: true, CancellationToken.None, clock: _clock);

        Silence(TimeSpan.FromSeconds(15));
        Assert.Equal(Comment, _reply.Text);
        headers.SetResult(StubUpstream.Respond(new MemoryStream(), "application/json", System.Net.HttpStatusCode.ServiceUnavailable));
        var end = await pending;

        Assert.StartsWith(Comment + "data: {\"error\":", _reply.Text, StringComparison.Ordinal);
        Assert.Equal(("upstream_overloaded", true), (end.Error!.Code, _reply.Aborted));
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_silence_ends_the_call()
    {
        using var leaving = new CancellationTokenSource();
        var pending = Passed.Async(
            StubUpstream.Events(new PiecesStream(Frames.Bytes(Frames.Hello)) { Hangs = true }), _reply, stream: true, leaving.Token,
            clock: _clock);
        Silence(TimeSpan.FromSeconds(15));

        await leaving.CancelAsync();
        var end = await pending;
        Silence(TimeSpan.FromSeconds(60));

        Assert.Equal((CallOutcome.Cancelled, Frames.Hello + Comment), (end.Outcome, _reply.Text));
    }

    [Fact]
    public async Task An_answer_in_one_piece_is_not_spoken_into()
    {
        var release = new TaskCompletionSource();
        var body = new HeldStream([], Frames.Bytes("""{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}]}"""), release.Task);
        var pending = Passed.Async(
            new StubUpstream(_ => StubUpstream.Respond(body, "application/json")), _reply, stream: false, CancellationToken.None,
            clock: _clock);

        Silence(TimeSpan.FromSeconds(60));
        Assert.False(_reply.Started);
        release.SetResult();

        Assert.Equal(CallOutcome.Succeeded, (await pending).Outcome);
    }

    [Theory]
    [InlineData("gpt-4o", 600, 300)]
    [InlineData("gpt-5-pro", 2_700, 2_700)]
    [InlineData("o3-pro-2025-06-10", 2_700, 2_700)]
    [InlineData("o3-deep-research", 2_700, 2_700)]
    [InlineData("gpt-5.6-pro", 2_700, 2_700)]
    public void Models_that_think_for_long_are_waited_for_as_long_as_the_operator_lets_them(string model, int first, int idle)
    {
        var family = new OpenAiProfile(new OpenAiSettings()).FamilyOf(model);
        Assert.Equal((first, idle), Waits(new UpstreamSettings { Slowest = TimeSpan.FromMinutes(45) }, family));
        Assert.Equal((600, 300), Waits(new UpstreamSettings { Slowest = TimeSpan.FromSeconds(1) }, family));
        Assert.Equal((3_600, 3_600), Waits(
            new UpstreamSettings { FirstByte = TimeSpan.FromHours(1), Idle = TimeSpan.FromHours(1) }, family));
    }

    private static (double, double) Waits(UpstreamSettings settings, ModelFamily family) =>
        (settings.FirstByteOf(family).TotalSeconds, settings.IdleOf(family).TotalSeconds);

    private ValueTask<CallEnd> AskAsync(Stream body) =>
        Passed.Async(StubUpstream.Events(body), _reply, stream: true, CancellationToken.None, clock: _clock);

    // Step by step, because a timer that is due several times fires once.
    private void Silence(TimeSpan length)
    {
        for (var left = length; left > TimeSpan.Zero; left -= Part)
        {
            _clock.Advance(left < Part ? left : Part);
        }
    }

    private sealed class SlowUpstream(Task<HttpResponseMessage> headers) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            headers.WaitAsync(cancellationToken);
    }
}
