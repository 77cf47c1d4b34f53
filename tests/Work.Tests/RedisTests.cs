using System.Diagnostics;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Records;

namespace Maru.Work.Tests;

/// <summary>With Redis a hint reaches another node at once, without it within a poll; it may come late, die and come back.</summary>
public sealed class RedisTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task Redis_makes_hints_quick_and_nothing_is_lost_without_it()
    {
        Assert.SkipWhen(RedisServer.WhyNone is not null, RedisServer.WhyNone ?? "");
        await using var redis = new RedisServer();
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        await using var second = database.OpenAnother();
        (string, string)[] settings = [("Live:Redis", redis.Address), ("Live:Poll", "1s"), ("Work:Poll", "1s"), ("Work:Enabled", "false")];
        await using var one = await Node.StartAsync(database.Db, more: null, settings);
        await using var other = await Node.StartAsync(second, more: null, settings);

        var early = await HeardAsync(one, other);
        await redis.StartAsync();
        var quick = await QuickestAsync(one, other);
        await redis.KillAsync();
        var slow = await HeardAsync(one, other);
        await redis.StartAsync();
        var again = await QuickestAsync(one, other);

        Assert.True(early < TimeSpan.FromSeconds(10), $"Before Redis was there it took {early}.");
        Assert.True(quick < AtOnce, $"With Redis it took {quick}.");
        Assert.True(slow < TimeSpan.FromSeconds(10), $"Without Redis it took {slow}.");
        Assert.True(again < AtOnce, $"With Redis back it took {again}.");
    }

    // The nodes connect in their own time; and a poll may be the quicker once.
    private static async Task<TimeSpan> QuickestAsync(Node one, Node other)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < 12 && took.Count(t => t < AtOnce) < 3; i++)
        {
            took.Add(await HeardAsync(one, other));
        }

        return took.Order().ElementAt(Math.Min(2, took.Count - 1));
    }

    private static async Task<TimeSpan> HeardAsync(Node one, Node other)
    {
        var id = await other.BeginAsync("linear", new StartTerms { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1) });
        using var watch = other.Get<LiveTopics>().Follow(RunTopic.Of(id));
        await watch.Notifier.PastAsync(0).WaitAsync(TimeSpan.FromSeconds(30));
        var time = Stopwatch.StartNew();
        await one.Get<Maru.Work.CancelRun>().RunAsync(id, CancellationToken.None);
        await watch.Notifier.PastAsync(1).WaitAsync(TimeSpan.FromSeconds(30));
        return time.Elapsed;
    }
}
