using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Telemetry.Signals;

/// <summary>
/// Keeps the last hour of this process in samples of ten seconds, so that the status page needs no other server. Thread safe.
/// </summary>
internal sealed class SignalHistory(RequestTally tally, Db db, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private const int Kept = 360;

    private readonly Lock _lock = new();
    private readonly Queue<SignalSample> _samples = new(Kept);
    private SignalCounts _last = SignalCounts.None;
    private long _lastAt = clock.GetTimestamp();

    /// <summary>When this process began to count.</summary>
    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    /// <summary>The samples, oldest first.</summary>
    public IReadOnlyList<SignalSample> Read()
    {
        lock (_lock)
        {
            return [.. _samples];
        }
    }

    /// <summary>Ends the interval that began at the last call.</summary>
    public void Sample()
    {
        var (counts, at) = (tally.Read(), clock.GetTimestamp());
        lock (_lock)
        {
            if (_samples.Count == Kept)
            {
                _samples.Dequeue();
            }

            _samples.Enqueue(new SignalSample(clock.GetUtcNow(), clock.GetElapsedTime(_lastAt, at), counts.Less(_last), db.OpenConnections));
            (_last, _lastAt) = (counts, at);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Sample();
        }
    }
}
