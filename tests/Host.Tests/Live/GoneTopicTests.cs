using Maru.Host.Tests.Acceptance;
using Maru.Host.Tests.Work;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Live;

/// <summary>Of a list of topics some are not there: a restored database has lost them, or they are another's. The others go on.</summary>
public sealed class GoneTopicTests
{
    private const string Nowhere = "0198c000-0000-7000-8000-000000000001";

    private readonly Tallies _tallies = new();

    [Theory, EachDialect]
    public async Task A_run_that_is_lost_is_told_of_and_the_others_are_reset_and_go_on(Dialect dialect)
    {
        await using var host = await (await StartAsync(dialect)).SignInAsync();
        var me = await host.Client.MyIdAsync();
        var kept = await host.RunAsync(me, 2);
        _tallies.Add("mine", me, 1);
        _tallies.Add("theirs", "somebody else", 1);
        var path = $"/api/v1/live?topics=run:{Nowhere},run:{kept},other:1,tally:mine,tally:theirs";
        await using var client = new SseClient(host.Client, path) { LastId = "5.7.1.1.1" };
        await client.ConnectAsync();
        List<(string? Id, string Type, string Data)?> gone = [await client.NextAsync(), await client.NextAsync(), await client.NextAsync()];
        var reset = await client.NextAsync();
        await host.AppendAsync(kept, 1);
        host.App.Services.GetRequiredService<LiveTopics>().Notify(new LiveTopic("run", kept), 3);
        var next = await client.NextAsync();

        Assert.Equal(
            [
                (null, "gone", $$"""{"run_id":"{{Nowhere}}","code":"work.no_such_run"}"""),
                (null, "gone", """{"other_id":"1","code":"live.no_such_topic"}"""),
                (null, "gone", """{"tally_id":"theirs","code":"tally.none"}"""),
            ],
            gone);
        Assert.Equal(("5.2.1.1.1", "reset"), (reset?.Id, reset?.Type));
        Assert.Equal(("5.3.1.1.1", "step.completed"), (next?.Id, next?.Type));
    }

    [Fact]
    public async Task Where_none_of_the_list_is_there_the_whole_is_refused()
    {
        await using var host = await (await StartAsync(Dialect.Sqlite)).SignInAsync();

        Assert.Equal(
            (404, "work.no_such_run"), await host.Client.TryAsync(HttpMethod.Get, $"/api/v1/live?topics=run:{Nowhere},tally:none"));
    }

    private Task<AppHost> StartAsync(Dialect dialect) =>
        AppHost.StartAsync(dialect, services => services.AddSingleton<ILiveSource>(_tallies));
}
