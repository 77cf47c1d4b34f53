using System.Collections.Concurrent;
using System.Globalization;
using Maru.Platform.Loops;
using Maru.Platform.Work.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Maru.Platform.Work.Live;

/// <summary>
/// Carries hints between nodes by Redis pub/sub: which runs have news, and that something is queued. Hints only, gathered for some
/// milliseconds: without Redis, or while it is away, nothing is lost and everything takes up to a poll longer. The one place that knows Redis.
/// </summary>
internal sealed class RedisHints(LiveBells bells, WorkSignal signal, LiveSettings settings, TimeProvider clock, ILogger<RedisHints> log)
    : BackgroundService
{
    private const string Channel = "maru:work:hints";
    private const string Queued = "*";
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly string _self = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<string, long> _news = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Redis.Length == 0)
        {
            return;
        }

        bells.Rung += Note;
        signal.Woken += NoteQueued;
        try
        {
            while (true)
            {
                await ConnectAndCarryAsync(stoppingToken);
                await Task.Delay(Again, clock, stoppingToken);
            }
        }
        finally
        {
            bells.Rung -= Note;
            signal.Woken -= NoteQueued;
        }
    }

    private async Task ConnectAndCarryAsync(CancellationToken ct)
    {
        try
        {
            var configuration = ConfigurationOptions.Parse(settings.Redis);
            configuration.AbortOnConnectFail = true;
            using var redis = await ConnectionMultiplexer.ConnectAsync(configuration);
            var subscriber = redis.GetSubscriber();
            await subscriber.SubscribeAsync(Channel, (_, hint) => Hear(hint));
            while (true)
            {
                await Task.Delay(Gather, clock, ct);
                if (!_news.IsEmpty)
                {
                    await subscriber.PublishAsync(Channel, Take());
                }
            }
        }
        catch (Exception e) when (Loop.Outlives(e, ct))
        {
            _news.Clear();
            Log.RedisAway(log, e);
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
