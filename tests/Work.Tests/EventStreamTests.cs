using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Work.Endpoints;
using Maru.Work.Engine;
using Maru.Work.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Work.Tests;

/// <summary>The question the door asked is asked again while a stream goes on.</summary>
public sealed class EventStreamTests
{
    private static readonly CurrentUser Anna = new("anna", "anna", Role.User, "s1");

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
        var sessions = new Sessions { Now = Anna };
        await using var services = Services(sessions);
        var http = new DefaultHttpContext { RequestServices = services };
        http.Features.Set(Anna);
        http.Request.Headers.Authorization = "Bearer the-token";
        var heard = new List<bool>();

        await new EventStream((_, isAllowed, _) =>
        {
            heard.Add(isAllowed());
            sessions.Now = now;
            heard.Add(isAllowed());
            return Task.CompletedTask;
        }).ExecuteAsync(http);

        Assert.Equal([true, mayListen], heard);
        Assert.Equal("the-token", sessions.Token);
    }

    [Fact]
    public async Task Who_may_no_longer_read_the_runs_of_others_is_judged_at_the_door_again()
    {
        var sessions = new Sessions { Now = Anna };
        await using var services = Services(sessions);
        var http = new DefaultHttpContext { RequestServices = services };
        http.Features.Set(Anna with { Role = Role.Admin });
        http.Request.Headers.Authorization = "Bearer the-token";
        var heard = true;

        await new EventStream((_, isAllowed, _) =>
        {
            heard = isAllowed();
            return Task.CompletedTask;
        }).ExecuteAsync(http);

        Assert.False(heard);
    }

    private static ServiceProvider Services(Sessions sessions) => new ServiceCollection()
        .AddMetrics().AddSingleton(new LiveSettings()).AddSingleton<WorkMetrics>().AddSingleton<LiveClients>()
        .AddSingleton<IAuthenticator>(sessions).AddSingleton<IHostApplicationLifetime, Forever>().BuildServiceProvider();

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
