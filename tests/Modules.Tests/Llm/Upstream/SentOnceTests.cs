using System.Net;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Gateway;
using Maru.Modules.Tests.Llm.Gemini;

namespace Maru.Modules.Tests.Llm.Upstream;

/// <summary>A generation is paid by who asks for it, so nobody asks twice for one call.</summary>
public sealed class SentOnceTests
{
    private static readonly string Long = Passed.Asked.Replace("hello", new string('x', 2_000_000), StringComparison.Ordinal);

    public static TheoryData<CutAt, bool, bool> Cuts() => new(
        from cut in Enum.GetValues<CutAt>()
        where cut is not CutAt.Never
        from pooled in new[] { false, true }
        from longs in new[] { false, true }
        select (cut, pooled, longs));

    [Theory, MemberData(nameof(Cuts))]
    public async Task A_request_that_a_server_got_a_byte_of_is_not_sent_again(CutAt cut, bool pooled, bool longBody)
    {
        await using var upstream = new RawUpstream(pooled ? [CutAt.Never, cut] : [cut]);
        using var handler = UpstreamHandler.Create(new UpstreamSettings(), allowPrivate: true);
        if (pooled)
        {
            Assert.Equal(CallOutcome.Succeeded, (await AskAsync(handler, upstream.Address)).Outcome);
        }

        var end = await AskAsync(handler, upstream.Address, longBody ? Long : Passed.Asked);

        Assert.Equal(pooled ? 2 : 1, upstream.Requests);
        Assert.Equal((CallOutcome.Failed, 502, true), (end.Outcome, end.Error!.Status, end.Error.IsLastWord));
        Assert.Equal(cut is CutAt.BehindAnswerHead ? "upstream_broken" : "upstream_unanswered", end.Error.Code);
    }

    [Fact]
    public async Task A_connection_that_was_closed_while_idle_is_no_error()
    {
        await using var upstream = new RawUpstream([], closesIdle: true);
        using var handler = UpstreamHandler.Create(new UpstreamSettings(), allowPrivate: true);
        for (var call = 1; call <= 5; call++)
        {
            Assert.Equal(CallOutcome.Succeeded, (await AskAsync(handler, upstream.Address)).Outcome);
            Assert.Equal(call, upstream.Requests);
            await Maru.Testing.Poll.UntilAsync(() => Task.FromResult(upstream.Closed == call));
        }
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("unknown")]
    [InlineData("silent")]
    public async Task A_connection_that_did_not_come_about_is_tried_once_more(string way)
    {
        await using var upstream = new RawUpstream([]);
        var resolved = 0;
        using var handler = UpstreamHandler.Create(
            new UpstreamSettings { Connect = TimeSpan.FromMilliseconds(100) }, allowPrivate: true,
            resolve: (_, ct) => ++resolved == 1 ? FailAsync(way, ct) : Task.FromResult(new[] { IPAddress.Loopback }));

        var end = await AskAsync(handler, new Uri($"http://provider.test:{upstream.Port}/v1/"));

        Assert.Equal((CallOutcome.Succeeded, 2, 1), (end.Outcome, resolved, upstream.Requests));
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("unknown")]
    [InlineData("silent")]
    public async Task After_two_tries_the_provider_counts_as_out_of_reach_and_clients_may_try_again(string way)
    {
        var resolved = 0;
        using var handler = UpstreamHandler.Create(
            new UpstreamSettings { Connect = TimeSpan.FromMilliseconds(100) }, allowPrivate: true,
            resolve: (_, ct) => ++resolved > 2 ? throw new InvalidOperationException() : FailAsync(way, ct));

        var end = await AskAsync(handler, new Uri("http://provider.test:1/v1/"));

        Assert.Equal(("upstream_unreachable", false, 2), (end.Error!.Code, end.Error.IsLastWord, resolved));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Only_by_the_operators_will_is_it_sent_again_after_a_cut(bool resends, int requests)
    {
        await using var upstream = new RawUpstream([CutAt.AfterBody]);
        using var handler = UpstreamHandler.Create(new UpstreamSettings(), allowPrivate: true);

        var end = await AskAsync(handler, upstream.Address, settings: new UpstreamSettings { Resends = resends });

        Assert.Equal((resends ? CallOutcome.Succeeded : CallOutcome.Failed, requests), (end.Outcome, upstream.Requests));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "", "upstream_rate_limited", false)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", "upstream_overloaded", false)]
    [InlineData(HttpStatusCode.TooManyRequests, """{"error":{"code":"insufficient_quota"}}""", "upstream_quota_exhausted", true)]
    [InlineData(HttpStatusCode.RequestTimeout, "", "upstream_timeout", false)]
    [InlineData(HttpStatusCode.GatewayTimeout, "", "upstream_timeout", true)]
    [InlineData(HttpStatusCode.InternalServerError, "", "upstream_failed", false)]
    public async Task Whether_to_try_again_is_the_clients_decision_and_the_providers_word(
        HttpStatusCode status, string body, string code, bool isLastWord)
    {
        var upstream = new StubUpstream(_ =>
        {
            var response = StubUpstream.Respond(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)), "application/json", status);
            response.Headers.Add("Retry-After", "1");
            return response;
        });

        var end = await Passed.Async(upstream, new FakeReply(), stream: false, TestContext.Current.CancellationToken);

        Assert.Single(upstream.Asked);
        Assert.Equal((code, isLastWord), (end.Error!.Code, end.Error.IsLastWord));
        Assert.Equal(code is "upstream_rate_limited" or "upstream_overloaded" ? 1 : null, end.Error.RetryAfter?.TotalSeconds);
    }

    private static async Task<IPAddress[]> FailAsync(string way, CancellationToken ct)
    {
        if (way == "silent")
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
        }

        // Nothing of the test listens at the second loopback address.
        return way == "refused" ? [IPAddress.Parse("127.0.0.2")] : throw new System.Net.Sockets.SocketException(11001);
    }

    private static ValueTask<CallEnd> AskAsync(
        HttpMessageHandler handler, Uri at, string body = Passed.Asked, UpstreamSettings? settings = null) =>
        Passed.Async(
            handler, new FakeReply(), stream: false, TestContext.Current.CancellationToken, at: at, body: body, settings: settings);
}
