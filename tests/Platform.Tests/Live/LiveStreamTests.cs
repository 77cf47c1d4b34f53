using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Http;
using Maru.Platform.Live;
using Maru.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Tests.Live;

/// <summary>The question the door asked is asked again while a stream goes on.</summary>
public sealed class LiveStreamTests
{
    private static readonly CurrentUser Anna = new("anna", "anna", Role.User, "s1");
    private static readonly LiveTopic Hers = new("tally", "hers");

    public static TheoryData<CurrentUser?, bool> Answers => new()
    {
        { Anna, true },
        { Anna with { Role = Role.Admin }, true },
        { null, false },
        { Anna with { Permissions = new HashSet<string>() }, false },
        { Anna with { Id = "somebody else" }, false },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task Who_is_signed_out_or_has_lost_the_right_may_not_go_on_listening(CurrentUser? now, bool mayListen)
    {
        var (sessions, tallies) = (new Sessions { Now = Anna }, new Tallies());
        tallies.Add("hers", "anna");
        tallies.Add("another's", "somebody else");

        var heard = await ListenAsync(sessions, tallies, () => sessions.Now = now);

        Assert.Equal([true, mayListen], heard);
        Assert.Equal("the-token", sessions.Token);
    }

    [Fact]
    public async Task Nobody_asks_the_source_again_while_the_rights_stay_what_they_were()
    {
        var (sessions, tallies) = (new Sessions { Now = Anna }, new Tallies());
        tallies.Add("hers", "anna");

        await ListenAsync(sessions, tallies, () => { });

        Assert.Equal(0, tallies.Questions);
    }

    [Fact]
    public async Task A_change_of_rights_has_the_source_asked_whether_the_topics_may_still_be_followed()
    {
        var (sessions, tallies) = (new Sessions { Now = Anna }, new Tallies());
        tallies.Add("hers", "somebody else");

        var heard = await ListenAsync(sessions, tallies, () => sessions.Now = Anna with { Role = Role.Operator });

        Assert.Equal([true, false], heard);
    }

    [Fact]
    public async Task A_heartbeat_has_the_source_asked_although_no_right_has_changed()
    {
        var (sessions, tallies) = (new Sessions { Now = Anna }, new Tallies());
        tallies.Add("hers", "anna");
        var heard = new List<bool>();

        await RunAsync(sessions, tallies, async listener =>
        {
            heard.Add(await listener.AskAgainAsync([Hers], CancellationToken.None));
            tallies.GiveTo("hers", "somebody else");
            heard.Add(await listener.AskAgainAsync([Hers], CancellationToken.None));
        });

        Assert.Equal([true, false], heard);
    }

    private static async Task<List<bool>> ListenAsync(Sessions sessions, Tallies tallies, Action between)
    {
        var heard = new List<bool>();
        await RunAsync(sessions, tallies, async listener =>
        {
            heard.Add(await listener.MayGoOnAsync([Hers], CancellationToken.None));
            between();
            heard.Add(await listener.MayGoOnAsync([Hers], CancellationToken.None));
        });
        return heard;
    }

    // Past the door as every request goes.
    private static async Task RunAsync(Sessions sessions, Tallies tallies, Func<LiveListener, Task> listen)
    {
        await using var services = new ServiceCollection().AddTestSettings().AddMetrics().AddLogging().AddSingleton(TimeProvider.System)
            .AddLive().AddSingleton<ILiveSource>(tallies).AddSingleton<IHostApplicationLifetime, Forever>().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Headers.Authorization = "Bearer the-token";
        http.SetEndpoint(new Microsoft.AspNetCore.Routing.RouteEndpoint(
            static _ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/"), 0,
            new EndpointMetadataCollection(new Access(LivePermissions.Follow, AccessKind.Permission)), "live"));
        var stream = new LiveStream((_, listener, _) => listen(listener));
        await new AccessGuard(stream.ExecuteAsync, sessions).InvokeAsync(http);
    }

    private sealed class Sessions : IAuthenticator
    {
        public CurrentUser? Now { get; set; }

        public string? Token { get; private set; }

        public CurrentUser? Authenticate(string accessToken)
        {
            Token = accessToken;
            return Now;
        }
    }

    private sealed class Forever : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
