using Maru.Platform.Sql;

namespace Maru.Work.Journal;

/// <summary>
/// PostgreSQL's way of recording steps together: a run's steps go along one lane, which writes what has gathered while its last statement
/// was under way as one statement and one commit. A lone step goes at once. Thread safe.
/// </summary>
internal sealed class StepLanes : IDisposable
{
    // One gathers while the other writes.
    private const int Lanes = 2;

    private readonly StepLane[] _lanes;

    public StepLanes(Db db) => _lanes = [.. Enumerable.Range(0, db.Dialect == Dialect.Postgres ? Lanes : 0).Select(_ => new StepLane(db))];

    /// <summary>Null: the run has another holder.</summary>
    public Task<Receipt?> RecordAsync(StepWrite step, CancellationToken ct) =>
        _lanes[(uint)string.GetHashCode(step.Run.Id, StringComparison.Ordinal) % _lanes.Length].RecordAsync(step, ct);

    public void Dispose() => Array.ForEach(_lanes, lane => lane.Dispose());
}
