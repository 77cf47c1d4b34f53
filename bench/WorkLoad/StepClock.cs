using System.Collections.Concurrent;

namespace Maru.WorkLoad;

/// <summary>When each run's first step began. Thread safe.</summary>
internal sealed class StepClock(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _first = new(StringComparer.Ordinal);

    public void Began(string runId) => _first.TryAdd(runId, clock.GetUtcNow());

    public DateTimeOffset First(string runId) => _first[runId];
}
