using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Identity;

/// <summary>Signing in, staying signed in, and being signed out at once.</summary>
public sealed class SessionTests
{
    private const string Me = "/api/v1/identity/me";

    [Theory, EachDialect]
    public async Task A_session_is_begun_shown_renewed_and_ended(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        await host.AddAccountAsync("anna");
        var first = await host.LoginAsync("Anna");
        var other = await host.LoginAsync("anna");

        Assert.Equal(("Bearer", 3600), (first.Text("token_type"), first.GetProperty("expires_in").GetInt64()));
        Assert.Equal(("anna", "user"), (first.GetProperty("user").Text("username"), first.GetProperty("user").Text("role")));
        using var person = host.Bearing(first);
        Assert.Equal("anna", (await person.DoAsync(HttpMethod.Get, Me)).Text("username"));

        var second = await RefreshAsync(host, first);
        Assert.NotEqual(first.Text("refresh_token"), second.Text("refresh_token"));
        using var renewed = host.Bearing(second);
        Assert.Equal(200, (await renewed.TryAsync(HttpMethod.Get, Me)).Status);

        Assert.Equal(204, (await renewed.TryAsync(HttpMethod.Post, "/api/v1/identity/logout")).Status);
        Assert.Equal((401, "http.unauthenticated"), await renewed.TryAsync(HttpMethod.Get, Me));
        Assert.Equal(401, (await person.TryAsync(HttpMethod.Get, Me)).Status);
        Assert.Equal((401, "identity.invalid_refresh_token"), await TryRefreshAsync(host, second));
        using var elsewhere = host.Bearing(other);
        Assert.Equal(200, (await elsewhere.TryAsync(HttpMethod.Get, Me)).Status);
    }

    [Theory, EachDialect]
    public async Task A_refresh_token_used_twice_ends_the_session_of_thief_and_owner(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect, "--Identity:RefreshGrace=00:00:00");
        await host.AddAccountAsync("anna");
        var first = await host.LoginAsync("anna");
        var other = await host.LoginAsync("anna");
        var second = await RefreshAsync(host, first);
        var third = await RefreshAsync(host, second);

        Assert.Equal((401, "identity.invalid_refresh_token"), await TryRefreshAsync(host, first));

        Assert.Equal((401, "identity.invalid_refresh_token"), await TryRefreshAsync(host, third));
        using var owner = host.Bearing(third);
        Assert.Equal(401, (await owner.TryAsync(HttpMethod.Get, Me)).Status);
        Assert.Equal(200, (await TryRefreshAsync(host, other)).Status);
    }

    [Theory, EachDialect]
    public async Task An_answer_that_was_lost_can_be_had_again_and_ten_at_once_get_one_successor(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        await host.AddAccountAsync("anna");
        var first = await host.LoginAsync("anna");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RefreshAsync(host, first)));
        var again = await RefreshAsync(host, first);

        Assert.Single(answers.Append(again).Select(a => a.Text("refresh_token")).Distinct());
        Assert.Equal(200, (await TryRefreshAsync(host, again)).Status);
    }

    [Theory, EachDialect]
    public async Task Signing_out_reaches_the_other_node(Dialect dialect)
    {
        await using var host = await AppHost.StartAsync(dialect);
        await host.AddAccountAsync("anna");
        var other = await host.StartAnotherAsync();
        var session = await host.LoginAsync("anna");
        using var here = host.Bearing(session);
        using var there = other.Bearing(session);
        Assert.Equal(200, (await there.TryAsync(HttpMethod.Get, Me)).Status);

        await here.DoAsync(HttpMethod.Post, "/api/v1/identity/logout");
        var started = TimeProvider.System.GetTimestamp();
        var status = 200;
        while (status == 200 && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5))
        {
            (status, _) = await there.TryAsync(HttpMethod.Get, Me);
        }

        await other.StopAsync();
        Assert.Equal(401, status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData(null)]
    public async Task A_refresh_token_that_is_none_is_401(string? token)
    {
        await using var host = await AppHost.StartAsync();

        Assert.Equal((401, "identity.invalid_refresh_token"), await host.Client.TryAsync(HttpMethod.Post, "/api/v1/identity/refresh", new { refresh_token = token }));
    }

    private static Task<JsonElement> RefreshAsync(AppHost host, JsonElement session) =>
        host.PostAsync("/api/v1/identity/refresh", new { refresh_token = session.Text("refresh_token") });

    private static Task<(int Status, string Code)> TryRefreshAsync(AppHost host, JsonElement session) =>
        host.Client.TryAsync(HttpMethod.Post, "/api/v1/identity/refresh", new { refresh_token = session.Text("refresh_token") });
}
