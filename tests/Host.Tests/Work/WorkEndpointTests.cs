using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Kernel.Access;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Work;

public sealed class WorkEndpointTests
{
    private const string Runs = "/api/v1/work/runs";
    private const string AllRuns = "/api/v1/admin/work/runs";

    [Theory, EachDialect]
    public async Task A_run_started_over_HTTP_comes_to_its_end_and_shows_its_steps(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();

        var started = await host.PostAsync(Runs, new { kind = "work.forget_runs", input = new { }, idempotency_key = "today" });
        var again = await host.PostAsync(Runs, new { kind = "work.forget_runs", input = new { }, idempotency_key = "today" });
        await Poll.UntilAsync(async () => (await host.GetAsync($"{Runs}/{started.Id()}")).GetProperty("run").Text("status") == "succeeded");
        var run = await host.GetAsync($"{Runs}/{started.Id()}");

        Assert.Equal((started.Id(), false), (again.Id(), again.GetProperty("is_new").GetBoolean()));
        Assert.Equal(100, run.GetProperty("run").GetProperty("percent").GetInt32());
        Assert.Equal(["cutoff", "count"], run.GetProperty("steps").EnumerateArray().Select(s => s.Text("step")));
        Assert.Equal(0, run.GetProperty("output").GetProperty("runs").GetInt64());
        Assert.Equal(started.Id(), Assert.Single((await host.GetAsync($"{Runs}?kind=work.forget_runs&status=succeeded")).Items()).Id());
        Assert.Equal((409, "work.run_finished"), await host.Client.TryAsync(HttpMethod.Post, $"{Runs}/{started.Id()}/cancel"));
        var fork = await host.PostAsync($"{AllRuns}/{started.Id()}/fork", new { from_step = "count" });
        await Poll.UntilAsync(async () => (await host.GetAsync($"{Runs}/{fork.Id()}")).GetProperty("run").Text("status") == "succeeded");
    }

    [Fact]
    public async Task What_cannot_be_started_is_refused_and_leaves_nothing()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        using var user = await host.PersonAsync(Role.User);

        Assert.Equal(
            (400, "work.unknown_kind"), await host.Client.TryAsync(HttpMethod.Post, Runs, new { kind = "no.such", input = new { } }));
        Assert.Equal(
            (400, "work.unknown_kind"), await user.TryAsync(HttpMethod.Post, Runs, new { kind = "work.forget_runs", input = new { } }));
        Assert.Equal((400, "work.malformed_input"), await host.Client.TryAsync(HttpMethod.Post, Runs, new { kind = "work.forget_runs" }));
        Assert.Equal(
            (400, "work.malformed_input"), await host.Client.TryAsync(HttpMethod.Post, Runs, new { kind = "work.forget_runs", input = 3 }));
        Assert.Equal((413, "work.payload_too_large"),
            await host.Client.TryAsync(HttpMethod.Post, Runs, new { kind = "work.forget_runs", input = new { x = new string('x', 50_000) } }));
        Assert.Equal((413, "http.body_too_large"),
            await host.Client.TryAsync(HttpMethod.Post, Runs, new { kind = "work.forget_runs", input = new { x = new string('x', 100_000) } }));
        Assert.Equal(0, (await host.GetAsync(AllRuns)).GetProperty("total").GetInt64());
        Assert.Empty((await user.DoAsync(HttpMethod.Get, "/api/v1/work/kinds")).EnumerateArray());
        var unknown = await host.RunAsync(await user.MyIdAsync(), 1);
        Assert.Equal((400, "work.unknown_kind"), await host.Client.TryAsync(HttpMethod.Post, $"{AllRuns}/{unknown}/fork", new { }));
        Assert.Equal((413, "work.payload_too_large"), await user.TryAsync(
            HttpMethod.Post, $"{Runs}/{unknown}/signals", new { name = "go", key = "1", payload = new string('x', 17_000) }));
        Assert.Equal(1, (await host.GetAsync(AllRuns)).GetProperty("total").GetInt64());
        Assert.Equal(1, (await host.GetAsync($"{Runs}/{unknown}")).GetProperty("run").GetProperty("last_event").GetInt64());
    }

    [Theory, EachDialect]
    public async Task Another_persons_run_does_not_exist(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        using var owner = await host.PersonAsync(Role.User);
        using var stranger = await host.PersonAsync(Role.User);
        using var oper = await host.PersonAsync(Role.Operator);
        var id = await host.RunAsync(await owner.MyIdAsync(), 3);
        (int, string) none = (404, "work.no_such_run");

        Assert.Equal(none, await stranger.TryAsync(HttpMethod.Get, $"{Runs}/{id}"));
        Assert.Equal(none, await stranger.TryAsync(HttpMethod.Get, $"{Runs}/{id}/events"));
        Assert.Equal(none, await stranger.TryAsync(HttpMethod.Get, $"/api/v1/live?runs={id}"));
        Assert.Equal(none, await stranger.TryAsync(HttpMethod.Post, $"{Runs}/{id}/cancel"));
        Assert.Equal(none, await stranger.TryAsync(HttpMethod.Post, $"{Runs}/{id}/signals", new { name = "go", key = "1" }));
        Assert.Equal(0, (await stranger.DoAsync(HttpMethod.Get, Runs)).GetProperty("total").GetInt64());
        Assert.Equal(id, (await owner.DoAsync(HttpMethod.Get, $"{Runs}/{id}")).GetProperty("run").Id());
        Assert.Equal(id, (await oper.DoAsync(HttpMethod.Get, $"{Runs}/{id}")).GetProperty("run").Id());
        Assert.Equal(id, Assert.Single((await oper.DoAsync(HttpMethod.Get, "/api/v1/admin/work/dead-letters")).Items()).Id());
        Assert.Equal(204, (await owner.TryAsync(HttpMethod.Post, $"{Runs}/{id}/signals", new { name = "go", key = "1", payload = new { a = 1 } })).Status);
        Assert.Equal(204, (await oper.TryAsync(HttpMethod.Post, $"{Runs}/{id}/cancel")).Status);
        Assert.Equal("cancelled", (await owner.DoAsync(HttpMethod.Get, $"{Runs}/{id}")).GetProperty("run").Text("status"));
    }

    [Fact]
    public async Task A_run_for_later_says_when_it_begins()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var at = TimeProvider.System.Now() + TimeSpan.FromHours(2);

        var started = await host.PostAsync(Runs, new { kind = "work.forget_runs", input = new { }, at });

        var run = Assert.Single((await host.GetAsync(Runs)).Items());
        var waiting = run.GetProperty("waiting");
        Assert.Equal((started.Id(), "waiting", "start"), (run.Id(), run.Text("status"), waiting.Text("for")));
        Assert.Equal(at, waiting.GetProperty("until").GetDateTimeOffset());
    }

    [Theory, EachDialect]
    public async Task Runs_bear_their_owners_name_wherever_they_are_listed(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var me = await host.Client.MyIdAsync();
        var (mine, nobodys) = (await host.RunAsync(me, 1), await host.RunAsync("an account that is gone", 1));

        foreach (var list in new[] { AllRuns, "/api/v1/admin/work/dead-letters" })
        {
            var names = (await host.GetAsync(list)).Items().ToDictionary(run => run.Id(), run => run.GetProperty("owner_name").GetString());
            Assert.Equal((2, "admin", (string?)null), (names.Count, names[mine], names[nobodys]));
        }

        Assert.Equal("admin", Assert.Single((await host.GetAsync(Runs)).Items()).Text("owner_name"));
        Assert.Equal("admin", (await host.GetAsync($"{Runs}/{mine}")).GetProperty("run").Text("owner_name"));
    }

    [Fact]
    public async Task A_run_bears_the_trace_of_the_request_that_started_it_as_the_audit_log_does()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var nobodys = await host.RunAsync("an account that is gone", 1);

        using var answer = await host.Client.PostAsJsonAsync(
            new Uri(Runs, UriKind.Relative), new { kind = "work.forget_runs", input = new { } });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).Id();

        var trace = Assert.Single(answer.Headers.GetValues("x-request-id"));
        Assert.Equal(trace, (await host.GetAsync($"{Runs}/{id}")).GetProperty("run").Text("trace_id"));
        Assert.Equal(trace, Assert.Single((await host.GetAsync($"/api/v1/audit?resource=work.runs&resource_id={id}")).Items()).Text("trace_id"));
        Assert.Equal(JsonValueKind.Null, (await host.GetAsync($"{Runs}/{nobodys}")).GetProperty("run").GetProperty("trace_id").ValueKind);
    }

    [Fact]
    public async Task Why_a_run_waits_is_said_in_a_sentence_and_the_engine_shows_its_nodes()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var id = await host.RunAsync(await host.Client.MyIdAsync(), 1);

        var waiting = (await host.GetAsync($"{Runs}/{id}")).GetProperty("run").GetProperty("waiting");
        var engine = await host.GetAsync("/api/v1/admin/work/engine");
        var started = await host.PostAsync(Runs, new { kind = "work.forget_runs", input = new { } });
        await Poll.UntilAsync(async () => (await host.GetAsync($"{Runs}/{started.Id()}")).GetProperty("run").Text("status") == "succeeded");

        Assert.Equal("person", waiting.Text("for"));
        Assert.Equal(16, Assert.Single(engine.GetProperty("nodes").EnumerateArray()).GetProperty("capacity").GetInt32());
        Assert.Equal(1, Assert.Single(engine.GetProperty("queues").EnumerateArray()).GetProperty("parked").GetInt64());
        Assert.Contains("work_claim_latency_seconds", await host.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_to_runs_leaves_rows_in_the_audit_log_of_the_one_who_asked()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var me = await host.Client.MyIdAsync();
        var (retried, other) = (await host.RunAsync(me, 1), await host.RunAsync(me, 1));

        await host.PostAsync($"{AllRuns}/{retried}/retry", null);
        var started = await host.PostAsync(Runs, new { kind = "work.forget_runs", input = new { } });
        await host.PostAsync($"{Runs}/{other}/signals", new { name = "go", key = "1", payload = new { secret = "not for the log" } });
        var fork = await host.PostAsync($"{AllRuns}/{started.Id()}/fork", new { });
        await host.PostAsync($"{Runs}/{other}/cancel", null);

        await using var session = await host.Db.OpenAsync(CancellationToken.None);
        var rows = await session.QueryAsync<string>(
            "SELECT action || ' ' || actor_type || ' ' || resource_id FROM audit_entry WHERE resource = 'work.runs' AND actor_id = @me ORDER BY id", new { me });
        Assert.Equal(
            [$"retry user {retried}", $"execute user {started.Id()}", $"signal user {other}", $"fork user {fork.Id()}", $"cancel user {other}"], rows);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM audit_entry WHERE details LIKE '%not for the log%'"));
    }
}
