using System.Collections.Concurrent;
using Maru.Platform.Live;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Maru.Platform.Tests.Live;

/// <summary>Hints over a Redis that comes late, carries other people's words, dies and comes back.</summary>
public sealed class RedisHintsTests : IAsyncLifetime
{
    private readonly RedisServer _redis = new();
    private readonly List<RedisHints> _started = [];
    private readonly ConcurrentQueue<(string Channel, string Key, long Number)> _heard = new();

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(RedisServer.WhyNone is not null, RedisServer.WhyNone ?? "");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_channel_hears_its_own_and_nobody_hears_oneself()
    {
        await _redis.StartAsync();
        var (one, other) = (await StartAsync(), await StartAsync());
        one.Listen("live", (key, number) => _heard.Enqueue(("own", key, number)));
        other.Listen("live", (key, number) => _heard.Enqueue(("live", key, number)));
        other.Listen("work", (key, number) => _heard.Enqueue(("work", key, number)));

        await UntilHeardAsync(() => one.Tell("live", "run:1", 7), ("live", "run:1", 7));
        await UntilHeardAsync(() => one.Tell("work", "queued", 0), ("work", "queued", 0));

        Assert.DoesNotContain(_heard, hint => hint.Channel == "own");
    }

    [Fact]
    public async Task What_others_say_on_the_channel_is_passed_over()
    {
        await _redis.StartAsync();
        var (one, other) = (await StartAsync(), await StartAsync());
        other.Listen("live", (key, number) => _heard.Enqueue(("live", key, number)));
        await UntilHeardAsync(() => one.Tell("live", "first", 1), ("live", "first", 1));
        await using var stranger = await ConnectionMultiplexer.ConnectAsync(_redis.Address);
        string[] strange =
        [
            "", " ", "=", "x =", "x live/", "x live/=", "x live/a=b", "x /a=1", "x a=1/live", "x other/a=1",
            "x live/a=99999999999999999999",
        ];

        foreach (var words in strange)
        {
            await stranger.GetSubscriber().PublishAsync(RedisChannel.Literal("maru:hints"), words);
        }

        await UntilHeardAsync(() => one.Tell("live", "last", 2), ("live", "last", 2));
        Assert.Equal(["first", "last"], _heard.Select(hint => hint.Key).Distinct());
    }

    [Fact]
    public async Task It_may_come_late_die_and_come_back()
    {
        var (one, other) = (await StartAsync(), await StartAsync());
        other.Listen("live", (key, number) => _heard.Enqueue(("live", key, number)));
        one.Tell("live", "lost", 1);

        await _redis.StartAsync();
        await UntilHeardAsync(() => one.Tell("live", "late", 2), ("live", "late", 2));
        await _redis.KillAsync();
        one.Tell("live", "lost", 3);
        await _redis.StartAsync();

        await UntilHeardAsync(() => one.Tell("live", "again", 4), ("live", "again", 4));
    }

    [Fact]
    public async Task Without_a_server_nothing_waits_for_one()
    {
        using var none = new RedisHints(new LiveSettings(), TimeProvider.System, NullLogger<RedisHints>.Instance);

        await none.StartAsync(CancellationToken.None);
        none.Tell("live", "nobody", 1);

        await none.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hints in _started)
        {
            await hints.StopAsync(CancellationToken.None);
            hints.Dispose();
        }

        await _redis.DisposeAsync();
    }

    private async Task<RedisHints> StartAsync()
    {
        var hints = new RedisHints(new LiveSettings { Redis = _redis.Address }, TimeProvider.System, NullLogger<RedisHints>.Instance);
        _started.Add(hints);
        await hints.StartAsync(CancellationToken.None);
        return hints;
    }

    // A hint may be lost while they connect, so it is said until it is heard.
    private Task UntilHeardAsync(Action tell, (string Channel, string Key, long Number) hint) => Poll.UntilAsync(() =>
    {
        tell();
        return Task.FromResult(_heard.Contains(hint));
    });
}
