using System.Collections.Concurrent;
using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Work.Journal;

namespace Maru.Work.Records;

/// <summary>The records of a run, as its holder sees them. Thread safe.</summary>
internal sealed class RunHistory
{
    private readonly ConcurrentDictionary<Place, StepRecord> _latest = new();
    private readonly ConcurrentDictionary<Place, DateTimeOffset> _timers = new();
    private readonly ConcurrentDictionary<Place, DateTimeOffset> _begun = new();

    public IEnumerable<StepRecord> Steps => _latest.Values;

    public static RunHistory Empty => new();

    public static async Task<RunHistory> LoadAsync(Db db, string runId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var history = new RunHistory();
        var steps = await session.QueryAsync<StepRecord>(
            $"SELECT {StepRecord.Columns}, output FROM work_step WHERE run_id = @runId ORDER BY attempt", new { runId }, ct);
        foreach (var step in steps)
        {
            history._latest[step.Place] = step;
            history._begun.TryAdd(step.Place, step.StartedAt);
        }

        var timers = await session.QueryAsync<TimerRow>(
            "SELECT step_key, iteration, fire_at FROM work_timer WHERE run_id = @runId", new { runId }, ct);
        foreach (var timer in timers)
        {
            history._timers[new Place(timer.StepKey, timer.Iteration)] = timer.FireAt;
        }

        return history;
    }

    /// <summary>The latest attempt at a place, or null.</summary>
    public StepRecord? At(Place place) => _latest.GetValueOrDefault(place);

    /// <summary>When a place's first recorded attempt began, or null.</summary>
    public DateTimeOffset? Begun(Place place) => _begun.TryGetValue(place, out var at) ? at : null;

    /// <summary>Adds what this holder has just recorded.</summary>
    public void Add(StepWrite step, long seq)
    {
        _begun.TryAdd(step.Place, step.StartedAt);
        _latest[step.Place] = new StepRecord
        {
            StepKey = step.Place.Key,
            Iteration = step.Place.Iteration,
            Attempt = step.Attempt,
            State = WireName<StepState>.Of(step.State),
            Kind = step.Kind,
            Seq = seq,
            Output = step.Output,
            ErrorCode = step.Error?.Code,
            ErrorDetail = step.Error?.Detail,
            NextAt = step.NextAt,
        };
    }

    /// <summary>The instant a wait ends: the recorded one, else the proposed.</summary>
    public DateTimeOffset Timer(Place place, DateTimeOffset proposed) => _timers.GetOrAdd(place, proposed);

    private sealed class TimerRow
    {
        public string StepKey { get; init; } = "";

        public int Iteration { get; init; }

        public DateTimeOffset FireAt { get; init; }
    }
}
