using System.Globalization;
using System.Net;
using System.Text.Json;
using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Identity;
using Maru.Host.Tests.Work;
using Maru.Kernel.Access;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Live;

/// <summary>
/// A module that is no job pushes beside the runs, over the same connections. Small by default; in full with MARU_LIVE_CLIENTS=500.
/// </summary>
public sealed class TwoSourcesTests
{
    private const int Rounds = 12;
    private const int EventsOfRound = 3;

    private readonly Tallies _tallies = new();

    private static int Clients =>
        int.TryParse(Environment.GetEnvironmentVariable("MARU_LIVE_CLIENTS"), CultureInfo.InvariantCulture, out var many) ? many : 30;

    [Theory, EachDialect]
    public async Task Cut_at_every_third_event_and_with_Redis_away_for_a_while_each_client_sees_each_event_once_in_order(Dialect dialect)
    {
        Assert.SkipWhen(RedisServer.WhyNone is not null, RedisServer.WhyNone ?? "");
        await using var redis = new RedisServer();
        await redis.StartAsync();
        await using var host = await (await StartAsync(
            dialect, "--Live:MaxClients=20000", "--Live:MaxClientsPerUser=20000", "--Live:Poll=00:00:00.2",
            $"--Live:Redis={redis.Address}")).SignInAsync();
        var other = await host.StartAnotherAsync();
        other.Client.DefaultRequestHeaders.Authorization = host.Client.DefaultRequestHeaders.Authorization;
        var me = await host.Client.MyIdAsync();
        var run = await host.RunAsync(me, 0);
        _tallies.Add("1", me);

        var path = $"/api/v1/live?topics=tally:1,run:{run}";
        var seen = Enumerable.Range(0, Clients).Select(i => SeeAllAsync(i % 2 == 0 ? host : other, path)).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            await (round switch { 4 => redis.KillAsync(), 8 => redis.StartAsync(), _ => Task.CompletedTask });
            await host.AppendAsync(run, EventsOfRound);
            Topics(host).Notify(new LiveTopic("run", run), (round + 1) * EventsOfRound);
            Topics(host).Notify(_tallies.Append("1", EventsOfRound), (round + 1) * EventsOfRound);
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System);
        }

        var expected = Enumerable.Range(1, Rounds * EventsOfRound).Select(n => (long)n).ToList();
        foreach (var (tally, ofRun) in await Task.WhenAll(seen))
        {
            Assert.Equal(expected, tally);
            Assert.Equal(expected, ofRun);
        }

        await other.StopAsync();
    }

    [Fact]
    public async Task Without_a_list_ones_own_of_every_source_is_shown()
    {
        await using var host = await (await StartAsync(Dialect.Sqlite)).SignInAsync();
        using var stranger = await host.PersonAsync(Role.Viewer);
        var (me, theirs) = (await host.Client.MyIdAsync(), await stranger.MyIdAsync());
        var run = await host.RunAsync(me, 2);
        _tallies.Add("mine", me, 4);
        _tallies.Add("theirs", theirs, 5);

        var mine = await FirstAsync(host.Client, "/api/v1/live", 2);
        var first = await FirstAsync(stranger, "/api/v1/live", 1);

        Assert.Equal(["run", "tally"], mine.Select(e => e.Type).Order());
        Assert.StartsWith(
            $$"""{"run_id":"{{run}}","seq":2,"kind":"test.seeded",""", mine.Single(e => e.Type == "run").Data, StringComparison.Ordinal);
        Assert.Contains(("tally", """{"tally_id":"mine","seq":4,"count":4}"""), mine);
        Assert.Equal([("tally", """{"tally_id":"theirs","seq":5,"count":5}""")], first);
    }

    [Theory]
    [InlineData("topics=tally:theirs", 404, "tally.none")]
    [InlineData("topics=tally:nowhere", 404, "tally.none")]
    [InlineData("topics=nothing:1", 404, "live.no_such_topic")]
    [InlineData("topics=tally:nowhere,tally:theirs", 404, "tally.none")]
    [InlineData("topics=tally", 400, "http.malformed_parameter")]
    [InlineData("topics=tally:mine&after=1.2", 400, "http.malformed_parameter")]
    [InlineData("topics=tally:mine&after=x", 400, "http.malformed_parameter")]
    [InlineData("topics=tally:mine&after=.1", 400, "http.malformed_parameter")]
    [InlineData("topics=,,", 400, "http.malformed_parameter")]
    [InlineData("runs=00000000-0000-7000-8000-000000000000", 404, "work.no_such_run")]
    public async Task What_is_not_there_and_what_is_anothers_are_refused_alike(string query, int status, string code)
    {
        await using var host = await (await StartAsync(Dialect.Sqlite)).SignInAsync();
        _tallies.Add("mine", await host.Client.MyIdAsync());
        _tallies.Add("theirs", "somebody else");

        Assert.Equal((status, code), await host.Client.TryAsync(HttpMethod.Get, $"/api/v1/live?{query}"));
    }

    [Theory]
    [InlineData("/api/v1/live?topics=tally:mine&after=3")]
    [InlineData("/api/v1/work/runs/RUN/events?after=3")]
    public async Task An_id_that_no_connection_gave_is_refused_under_the_name_it_came_by(string path)
    {
        await using var host = await (await StartAsync(Dialect.Sqlite)).SignInAsync();
        var me = await host.Client.MyIdAsync();
        _tallies.Add("mine", me);
        var address = path.Replace("RUN", await host.RunAsync(me, 1), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Last-Event-ID", "three");

        using var answer = await host.Client.SendAsync(request);
        var problem = await answer.JsonAsync();

        Assert.Equal((400, "http.malformed_header"), ((int)answer.StatusCode, problem.Text("code")));
        Assert.NotEmpty(problem.GetProperty("fields").GetProperty("last-event-id")[0].GetString()!);
    }

    [Fact]
    public async Task Fifty_topics_are_followed_over_one_connection_and_no_more()
    {
        await using var host = await (await StartAsync(Dialect.Sqlite)).SignInAsync();
        var me = await host.Client.MyIdAsync();
        var topics = Enumerable.Range(1, 51).Select(n => _tallies.Add($"{n}", me, 1)).ToList();
        var (fifty, more) = ($"/api/v1/live?topics={string.Join(',', topics.Take(50))}", $"/api/v1/live?topics={string.Join(',', topics)}");

        var events = await FirstAsync(host.Client, fifty, 50);

        Assert.Equal(50, events.Distinct().Count());
        Assert.Equal((400, "http.malformed_parameter"), await host.Client.TryAsync(HttpMethod.Get, more));
    }

    private static LiveTopics Topics(AppHost host) => host.App.Services.GetRequiredService<LiveTopics>();

    private static async Task<IReadOnlyList<(string Type, string Data)>> FirstAsync(HttpClient http, string path, int many)
    {
        await using var client = new SseClient(http, path);
        await client.ConnectAsync();
        var events = new List<(string, string)>();
        while (events.Count < many && await client.NextAsync() is { } e)
        {
            events.Add((e.Type, e.Data));
        }

        return events;
    }

    // Hangs up after every third event and comes back with the last id it has.
    private static async Task<(IReadOnlyList<long> Tally, IReadOnlyList<long> Run)> SeeAllAsync(AppHost host, string path)
    {
        await using var client = new SseClient(host.Client, path);
        var (tally, run) = (new List<long>(), new List<long>());
        while (tally.Count + run.Count < 2 * Rounds * EventsOfRound)
        {
            await client.ConnectAsync();
            Assert.Equal(HttpStatusCode.OK, client.Response.StatusCode);
            for (var i = 0; i < 3; i++)
            {
                var e = Assert.NotNull(await client.NextAsync());
                var data = JsonDocument.Parse(e.Data).RootElement;
                (data.TryGetProperty("tally_id", out _) ? tally : run).Add(data.GetProperty("seq").GetInt64());
            }
        }

        return (tally, run);
    }

    private Task<AppHost> StartAsync(Dialect dialect, params string[] more) =>
        AppHost.StartAsync(dialect, services => services.AddSingleton<ILiveSource>(_tallies), more);
}
