using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Maru.Platform.Live;

/// <summary>
/// Sends hints through Redis pub/sub. Hints are gathered for some milliseconds, so that only the last of several for one key is sent.
/// Without Redis, or while it is away, nothing is lost; everything just takes up to one poll longer. No other class uses Redis.
/// </summary>
internal sealed class RedisHints(LiveSettings settings, TimeProvider clock, ILogger<RedisHints> log) : BackgroundService, IHints
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("maru:hints");
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly string _self = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<string, Action<string, long>> _listeners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Channel, string Key), long> _waiting = new();
    private volatile bool _carries;

    /// <summary>Whether the setting is a valid address of a Redis server, or empty.</summary>
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

    public bool Carries => _carries;

    public void Tell(string channel, string key, long number)
    {
        if (_carries)
        {
            _waiting[(channel, key)] = number;
        }
    }

    public void Listen(string channel, Action<string, long> hear) => _listeners[channel] = hear;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Redis.Length == 0)
        {
            return;
        }

        // The client connects by itself, now or when the server returns, and then subscribes again. Hints that cannot be sent meanwhile
        // are dropped.
        var configuration = ConfigurationOptions.Parse(settings.Redis);
        (configuration.AbortOnConnectFail, configuration.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        configuration.ReconnectRetryPolicy = new LinearRetry((int)Again.TotalMilliseconds);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(configuration);
        var subscriber = redis.GetSubscriber();
        subscriber.Subscribe(Channel, (_, hints) => Hear(hints), CommandFlags.FireAndForget);
        _carries = true;
        try
        {
            await CarryAsync(redis, subscriber, stoppingToken);
        }
        finally
        {
            _carries = false;
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
            if (!_waiting.IsEmpty)
            {
                subscriber.Publish(Channel, Take(), CommandFlags.FireAndForget);
            }
        }
    }

    // One message: who sends, then channel/key=number for each hint.
    private string Take()
    {
        var parts = new List<string> { _self };
        foreach (var hint in _waiting.Keys)
        {
            if (_waiting.TryRemove(hint, out var number))
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{hint.Channel}/{hint.Key}={number}"));
            }
        }

        return string.Join(' ', parts);
    }

    // Other messages on the channel are ignored.
    private void Hear(string? hints)
    {
        var parts = (hints ?? "").Split(' ');
        foreach (var part in parts[0] == _self ? [] : parts.Skip(1))
        {
            var (slash, equals) = (part.IndexOf('/', StringComparison.Ordinal), part.LastIndexOf('='));
            if (slash > 0 && equals > slash && long.TryParse(part.AsSpan(equals + 1), CultureInfo.InvariantCulture, out var number)
                && _listeners.GetValueOrDefault(part[..slash]) is { } hear)
            {
                hear(part[(slash + 1)..equals], number);
            }
        }
    }
}
