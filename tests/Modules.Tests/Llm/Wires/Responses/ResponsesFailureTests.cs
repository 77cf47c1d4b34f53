using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Wires.Responses;
using Maru.Modules.Tests.Llm.Gateway;
using Maru.Modules.Tests.Llm.Gemini;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Wires.Responses;

public sealed class ResponsesFailureTests
{
    private const string Failure = """{"error":{"message":"no more","type":"server_error","code":"server_error"}}""";

    [Fact]
    public async Task A_failure_in_place_of_the_first_event_has_a_status()
    {
        var (end, reply) = await Asked.Async(StubUpstream.Events(Asked.Stream(Failure)));

        Assert.Equal((CallOutcome.Failed, false, 502), (end.Outcome, reply.Started, end.Error?.Status));
    }

    [Fact]
    public async Task A_later_failure_is_told_twice_and_ends_cleanly()
    {
        var (end, reply) = await Asked.Async(StubUpstream.Events(Asked.Stream(Asked.Says("Well"), Failure)));
        var answer = Answered.By(reply.Text);

        Assert.Equal((CallOutcome.Failed, false), (end.Outcome, reply.Aborted));
        Assert.Equal(["output_text.delta", "error", "failed"], answer.Types.TakeLast(3));
        Assert.Equal(("server_error", "server_error"),
            ((string?)answer.Events[^2]["code"], (string?)answer.Response!["error"]!["code"]));
        Assert.Equal((string?)answer.Events[^2]["message"], (string?)answer.Events[^2]["error"]!["message"]);
        Assert.Equal("incomplete", (string?)answer.Output[0]!["status"]);
    }

    [Fact]
    public async Task A_limit_of_the_rate_says_how_long_to_wait()
    {
        const string body = """{"error":{"message":"slow down","code":429,"status":"RESOURCE_EXHAUSTED","details":[DETAIL]}}""";
        const string detail = """{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"12s"}""";
        var said = """data: {"candidates":[{"content":{"parts":[{"text":"Well"}]}}]}""" + "\n\n";
        var (_, reply) = await A.Asked(
            StubUpstream.Events(said + $"data: {body.Replace("DETAIL", detail, StringComparison.Ordinal)}\n\n"),
            A.Call(Asked.Plain, stream: true, wire: OpenAiResponses.Instance));
        var answer = Answered.By(reply.Text);

        Assert.Equal("rate_limit_exceeded", (string?)answer.Response!["error"]!["code"]);
        Assert.Contains("try again in 12s", (string)answer.Response["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_before_the_first_item_repeats_that_the_response_is_in_progress()
    {
        var (reply, text) = await SilentAsync([], TimeSpan.FromSeconds(400));

        Assert.Equal(["created", "in_progress", "in_progress", "in_progress", "in_progress"], Answered.By(text).Types);
        Assert.Equal("completed", (string?)Answered.By(reply.Text).Response!["status"]);
    }

    [Fact]
    public async Task A_silence_inside_an_answer_is_kept_alive_by_numbered_events_and_by_comments_between()
    {
        var (reply, text) = await SilentAsync([Asked.Says("Well")], TimeSpan.FromSeconds(400));

        Assert.Equal(["output_text.delta", "keepalive", "keepalive", "keepalive"], Answered.By(text).Types.Skip(4));
        Assert.Contains(": waiting\n\n", text, StringComparison.Ordinal);
        Assert.Equal("Well, hello", Answered.TextOf(Answered.By(reply.Text).Output[0]!));
    }

    [Fact]
    public async Task A_failure_after_a_silence_goes_on_from_its_numbers()
    {
        var (reply, _) = await SilentAsync([], TimeSpan.FromSeconds(15), Failure);

        Assert.Equal(["created", "in_progress", "error", "failed"], Answered.By(reply.Text).Types);
    }

    /// <summary>The reply in the end, and what of it was there while the provider was silent.</summary>
    private static async Task<(FakeReply Reply, string Silent)> SilentAsync(string[] before, TimeSpan silence, string? after = null)
    {
        var (clock, reply, release) = (new FakeClock(), new FakeReply(), new TaskCompletionSource());
        string[] rest = after is null ? [Asked.Says(", hello"), Asked.Ends("stop")] : [after];
        var first = string.Concat(before.Select(chunk => $"data: {chunk}\n\n"));
        var pending = Passed.Async(
            StubUpstream.Events(new HeldStream(Encoding.UTF8.GetBytes(first), Encoding.UTF8.GetBytes(Asked.Stream(rest)), release.Task)),
            reply, stream: true, TestContext.Current.CancellationToken, body: Asked.Plain, clock: clock, wire: OpenAiResponses.Instance,
            idle: TimeSpan.FromHours(1));
        for (var part = TimeSpan.FromSeconds(5); part <= silence; part += TimeSpan.FromSeconds(5))
        {
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        var silent = reply.Text;
        release.SetResult();
        await pending;
        return (reply, silent);
    }
}
