using System.Diagnostics;
using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Identity;

/// <summary>What an administrator decides on one node, as it is felt on another.</summary>
public sealed class OtherNodeTests
{
    private const string Users = "/api/v1/admin/identity/users";
    private const string Me = "/api/v1/identity/me";

    // The quickest of three: what keeps all three waiting is the server, what keeps one waiting is the machine.
    [Theory, EachDialect]
    public async Task A_disabled_account_is_out_on_the_other_node_within_a_second(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var other = await host.StartAnotherAsync();

        var waits = new List<TimeSpan>();
        while (waits.Count < 3 && waits.All(w => w > TimeSpan.FromSeconds(1)))
        {
            waits.Add(await DisableAsync(host, other, $"anna{waits.Count}"));
        }

        Assert.True(waits.Min() <= TimeSpan.FromSeconds(1), $"It took {string.Join(", ", waits)}.");
        await other.StopAsync();
    }

    [Theory, EachDialect]
    public async Task A_permission_moved_to_another_role_holds_on_both_nodes(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var other = await host.StartAnotherAsync();
        await host.AddAccountAsync("anna");
        var session = await host.LoginAsync("anna", People.Password);
        using var here = host.Bearing(session);
        using var there = other.Bearing(session);
        const string Keys = "/api/v1/identity/client-keys";
        await Poll.UntilAsync(async () => (await there.TryAsync(HttpMethod.Get, Keys)).Status == 200);

        var matrix = await host.Client.DoAsync(
            HttpMethod.Put, "/api/v1/admin/identity/permissions/identity.use_client_keys", new { minimum_role = "operator" });

        Assert.Equal(1, matrix.GetProperty("version").GetInt64());
        Assert.Equal((403, "http.forbidden"), await here.TryAsync(HttpMethod.Get, Keys));
        await Poll.UntilAsync(async () => (await there.TryAsync(HttpMethod.Get, Keys)).Status == 403);
        const string Fixed = "/api/v1/admin/identity/permissions/identity.manage_users";
        Assert.Equal(
            (409, "identity.permission_is_fixed"), await host.Client.TryAsync(HttpMethod.Put, Fixed, new { minimum_role = "viewer" }));
        Assert.Equal((404, "identity.no_such_permission"), await host.Client.TryAsync(HttpMethod.Put, "/api/v1/admin/identity/permissions/no.such", new { minimum_role = "viewer" }));
        await other.StopAsync();
    }

    // How long an account stayed in on the other node after it was disabled here.
    private static async Task<TimeSpan> DisableAsync(AppHost host, AppHost other, string name)
    {
        await host.AddAccountAsync(name);
        var session = await host.LoginAsync(name, People.Password);
        using var there = other.Bearing(session);
        await Poll.UntilAsync(async () => (await there.TryAsync(HttpMethod.Get, Me)).Status == 200);

        await host.PostAsync($"{Users}/{session.GetProperty("user").Id()}/disable", null);
        var answered = Stopwatch.GetTimestamp();
        await Poll.UntilAsync(async () => (await there.TryAsync(HttpMethod.Get, Me)).Status == 401);
        return Stopwatch.GetElapsedTime(answered);
    }
}
