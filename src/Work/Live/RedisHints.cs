using System.Collections.Concurrent;
using System.Globalization;
using Maru.Work.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Maru.Work.Live;

/// <summary>
/// Carries hints between nodes by Redis pub/sub: which runs have news, and that something is queued. Hints only, gathered for some
/// milliseconds: without Redis, or while it is away, nothing is lost and everything takes up to a poll longer. The one place that knows
/// Redis.
/// </summary>
internal sealed class RedisHints(LiveBells bells, WorkSignal signal, LiveSettings settings, TimeProvider clock, ILogger<RedisHints> log)
    : BackgroundService
{
    private const string Queued = "*";
    private static readonly RedisChannel Channel = RedisChannel.Literal("maru:work:hints");
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly string _self = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<string, long> _news = new(StringComparer.Ordinal);

    /// <summary>Whether the setting can be read as the address of a Redis server; empty can.</summary>
    public static bool IsReadable(string redis)
    {
        try
        {
            return redis.Length == 0 || ConfigurationOptions.Parse(redis).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Redis.Length == 0)
        {
            return;
        }

        // It connects by itself, now or when the server returns, and then subscribes anew. What cannot be sent meanwhile is dropped.
        var configuration = ConfigurationOptions.Parse(settings.Redis);
        (configuration.AbortOnConnectFail, configuration.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        configuration.ReconnectRetryPolicy = new LinearRetry((int)Again.TotalMilliseconds);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(configuration);
        var subscriber = redis.GetSubscriber();
        subscriber.Subscribe(Channel, (_, hint) => Hear(hint), CommandFlags.FireAndForget);
        bells.Rung += Note;
        signal.Woken += NoteQueued;
        try
        {
            await CarryAsync(redis, subscriber, stoppingToken);
        }
        finally
        {
            bells.Rung -= Note;
            signal.Woken -= NoteQueued;
        }
    }

    private async Task CarryAsync(ConnectionMultiplexer redis, ISubscriber subscriber, CancellationToken ct)
    {
        Exception? why = null;
        redis.ConnectionFailed += (_, failed) => why = failed.Exception;
        var wasThere = true;
        while (true)
        {
            await Task.Delay(Gather, clock, ct);
            var isThere = redis.IsConnected;
            if (wasThere && !isThere)
            {
                Log.RedisAway(log, why);
            }

            wasThere = isThere;
            if (!_news.IsEmpty)
            {
                subscriber.Publish(Channel, Take(), CommandFlags.FireAndForget);
            }
        }
    }

    private void Note(string runId, long seq) => _news[runId] = seq;

    private void NoteQueued() => _news[Queued] = 0;

    private string Take()
    {
        var parts = new List<string> { _self };
        foreach (var id in _news.Keys)
        {
            if (_news.TryRemove(id, out var seq))
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{id}={seq}"));
            }
        }

        return string.Join(' ', parts);
    }

    // Whatever else is on the channel is not for us.
    private void Hear(string? hint)
    {
        var parts = (hint ?? "").Split(' ');
        foreach (var part in parts[0] == _self ? [] : parts.Skip(1))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at == 1 && part[0] == Queued[0])
            {
                signal.WakeHere();
            }
            else if (at > 0 && long.TryParse(part.AsSpan(at + 1), CultureInfo.InvariantCulture, out var seq))
            {
                bells.RingHere(part[..at], seq);
            }
        }
    }
}
