using System.Globalization;
using System.Net;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Host.Tests.Work;
using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Live;

/// <summary>Small by default; in full with MARU_LIVE_EVENTS=10000 and MARU_LIVE_CLIENTS=500.</summary>
public sealed class LiveTests
{
    private static int Clients =>
        int.TryParse(Environment.GetEnvironmentVariable("MARU_LIVE_CLIENTS"), CultureInfo.InvariantCulture, out var many) ? many : 100;

    private static int Events =>
        int.TryParse(Environment.GetEnvironmentVariable("MARU_LIVE_EVENTS"), CultureInfo.InvariantCulture, out var many) ? many : 600;

    [Theory, EachDialect]
    public async Task A_connection_cut_at_every_third_event_shows_each_event_once_and_in_order(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var id = await host.RunAsync(await host.Client.MyIdAsync(), Events, "succeeded");
        await using var client = new SseClient(host.Client, $"/api/v1/work/runs/{id}/events");
        var seen = new List<long>();

        while (seen.Count < Events)
        {
            await client.ConnectAsync();
            for (var i = 0; i < 3 && await client.NextAsync() is { Type: not "end" } e; i++)
            {
                seen.Add(long.Parse(e.Id!, CultureInfo.InvariantCulture));
            }
        }

        Assert.Equal(Enumerable.Range(1, Events).Select(n => (long)n), seen);
        await client.ConnectAsync();
        Assert.Equal(HttpStatusCode.NoContent, client.Response.StatusCode);
    }

    [Theory, EachDialect]
    public async Task A_follower_gets_what_is_there_then_what_comes_then_the_end(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var id = await host.RunAsync(await host.Client.MyIdAsync(), 300);
        await using var client = new SseClient(host.Client, $"/api/v1/work/runs/{id}/events?after=10");
        await client.ConnectAsync();

        for (var n = 11; n <= 300; n++)
        {
            Assert.Equal($"{n}", (await client.NextAsync())!.Value.Id);
        }

        await host.AppendAsync(id, 2, "failed");

        Assert.Equal("301", (await client.NextAsync())!.Value.Id);
        Assert.Equal("""{"at":"1970-01-01T00:00:00+00:00","n":302}""", (await client.NextAsync())!.Value.Data);
        Assert.Equal((null, "end", """{"status":"failed"}"""), (await client.NextAsync())!.Value);
        Assert.Null(await client.NextAsync());
        Assert.Equal("text/event-stream; charset=utf-8", client.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", client.Response.Headers.CacheControl!.ToString());
        Assert.Equal("no", client.Response.Header("X-Accel-Buffering"));
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_up_nobody()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var id = await host.RunAsync(await host.Client.MyIdAsync(), 50_000, "succeeded");
        var path = $"/api/v1/work/runs/{id}/events";
        await using var slow = new SseClient(host.Client, path);
        await slow.ConnectAsync();
        await using var quick = new SseClient(host.Client, path);
        await quick.ConnectAsync();

        while (await quick.NextAsync() is not null)
        {
        }

        Assert.Equal(50_000, quick.LastNumber);
        Assert.Equal("1", (await slow.NextAsync())!.Value.Id);
    }

    [Fact]
    public async Task Hundreds_of_clients_follow_one_run_on_one_node()
    {
        await using var host = await (await AppHost.StartAsync(Dialect.Sqlite, "--Live:MaxClientsPerUser=2000")).SignInAsync();
        var id = await host.RunAsync(await host.Client.MyIdAsync(), 3);
        var clients = Enumerable.Range(0, Clients).Select(_ => new SseClient(host.Client, $"/api/v1/work/runs/{id}/events")).ToList();

        await Task.WhenAll(clients.Select(c => c.ConnectAsync()));
        await host.AppendAsync(id, 20, "succeeded");
        await Task.WhenAll(clients.Select(ReadToEndAsync));

        Assert.All(clients, c => Assert.Equal(23, c.LastNumber));
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_client_that_has_more_than_there_is_begins_anew_from_a_picture()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var me = await host.Client.MyIdAsync();
        var (one, other) = (await host.RunAsync(me, 3), await host.RunAsync(me, 2));
        await using var single = new SseClient(host.Client, $"/api/v1/work/runs/{one}/events") { LastId = "7" };
        await using var several = new SseClient(host.Client, $"/api/v1/live?runs={one},{other}") { LastId = "2.9" };
        await single.ConnectAsync();
        await several.ConnectAsync();

        var (first, many) = ((await single.NextAsync())!.Value, (await several.NextAsync())!.Value);
        var next = (await several.NextAsync())!.Value;
        await host.AppendAsync(one, 1, "succeeded");
        var last = (await single.NextAsync())!.Value;

        Assert.Equal(("3", "reset", "2.2", "reset"), (first.Id, first.Type, many.Id, many.Type));
        Assert.Contains("\"status\":\"parked\"", first.Data, StringComparison.Ordinal);
        Assert.Equal(("3.2", "step.completed", "4"), (next.Id, next.Type, last.Id));
    }

    [Fact]
    public async Task One_connection_shows_several_runs_and_goes_on_where_it_was()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var me = await host.Client.MyIdAsync();
        var (first, second) = (await host.RunAsync(me, 2), await host.RunAsync(me, 1));
        await using var client = new SseClient(host.Client, $"/api/v1/live?runs={first},{second}");
        await client.ConnectAsync();
        var before = new[] { await client.NextAsync(), await client.NextAsync(), await client.NextAsync() };

        await client.DisposeAsync();
        await host.AppendAsync(second, 1);
        await client.ConnectAsync();
        var after = (await client.NextAsync())!.Value;

        Assert.Equal(["1.0", "2.0", "2.1"], before.Select(e => e!.Value.Id));
        Assert.Equal(("2.2", $"{{\"run_id\":\"{second}\",\"seq\":2,\"at\":\"1970-01-01T00:00:00+00:00\",\"data\":{{\"n\":2}}}}"), (after.Id, after.Data));
    }

    [Fact]
    public async Task Without_a_list_it_shows_ones_own_unfinished_runs_and_new_ones_as_they_come()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var stranger = await host.PersonAsync(Role.User);
        var me = await host.Client.MyIdAsync();
        var known = await host.RunAsync(me, 2);
        await host.RunAsync(await stranger.MyIdAsync(), 2);
        await host.RunAsync(me, 2, "succeeded");
        await using var client = new SseClient(host.Client, "/api/v1/live");
        await client.ConnectAsync();

        var first = (await client.NextAsync())!.Value;
        var started = await host.RunAsync(me, 1);
        var second = (await client.NextAsync())!.Value;

        Assert.Equal("run", first.Type);
        Assert.Contains(known, first.Data, StringComparison.Ordinal);
        Assert.Contains(started, second.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_for_one_person_are_counted_and_given_back()
    {
        await using var host = await (await AppHost.StartAsync(Dialect.Sqlite, "--Live:MaxClientsPerUser=1")).SignInAsync();
        await using (var one = new SseClient(host.Client, "/api/v1/live"))
        {
            await one.ConnectAsync();
            Assert.Equal((429, "work.too_many_live_clients"), await host.Client.TryAsync(HttpMethod.Get, "/api/v1/live"));
        }

        await Poll.UntilAsync(async () =>
        {
            await using var again = new SseClient(host.Client, "/api/v1/live");
            await again.ConnectAsync();
            return again.Response.IsSuccessStatusCode;
        });
    }

    private static async Task ReadToEndAsync(SseClient client)
    {
        while (await client.NextAsync() is not null)
        {
        }
    }
}
