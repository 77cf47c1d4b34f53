using System.Net.Http.Headers;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Live;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Work;

public sealed class TwoServersTests
{
    private const string Runs = "/api/v1/work/runs";

    [Theory, EachDialect]
    public async Task Two_servers_on_one_database_are_equals_and_the_one_that_stays_goes_on(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var other = await host.StartAnotherAsync();
        other.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", host.Client.DefaultRequestHeaders.Authorization!.Parameter);

        for (var i = 0; i < 6; i++)
        {
            var (here, there) = i % 2 == 0 ? (host, other) : (other, host);
            var id = (await here.PostAsync(Runs, new { kind = "work.forget_runs", input = new { } })).Id();
            Assert.Equal((5L, "end"), await FollowAsync(there, id));
        }

        var nodes = await NodesAsync(host);
        await other.StopAsync();
        var last = (await host.PostAsync(Runs, new { kind = "work.forget_runs", input = new { } })).Id();

        Assert.Equal(2, nodes);
        Assert.Equal((5L, "end"), await FollowAsync(host, last));
        Assert.Equal(1, await NodesAsync(host));
    }

    private static async Task<(long Events, string Last)> FollowAsync(AppHost host, string id)
    {
        await using var client = new SseClient(host.Client, $"{Runs}/{id}/events");
        await client.ConnectAsync();
        var last = "";
        while (await client.NextAsync() is { } e)
        {
            last = e.Type;
        }

        return (client.LastNumber, last);
    }

    private static async Task<int> NodesAsync(AppHost host) =>
        (await host.GetAsync("/api/v1/admin/work/engine")).GetProperty("nodes").GetArrayLength();
}
