using Dapper;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal.Postgres;

/// <summary>
/// The journal in PostgreSQL: each write is one statement. A run's steps and its end go along one of two lanes, together with what holders
/// of other runs write at the same moment.
/// </summary>
internal sealed class PostgresJournal : IJournal, IDisposable
{
    // One gathers while the other writes.
    private const int Lanes = 2;

    private readonly Db _db;
    private readonly FailPointSet _failPoints;
    private readonly Lane[] _lanes;

    public PostgresJournal(Db db, FailPointSet failPoints) =>
        (_db, _failPoints, _lanes) = (db, failPoints, [.. Enumerable.Range(0, Lanes).Select(_ => new Lane(db))]);

    public async Task<T> WriteAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct)
    {
        await using var tx = await _db.BeginAsync(ct);
        var answer = await act(tx, ct);
        await tx.CommitAsync(ct);
        return answer;
    }

    public Task<Receipt?> RecordAsync(StepWrite step, Tx? within, CancellationToken ct) => within is null
        ? TogetherAsync(step, FailPoint.CheckpointBeforeCommit, ct)
        : PostgresWrites.RunAsync(within, step, ct);

    public Task<Receipt?> EndAsync(EndWrite end, Tx? within, CancellationToken ct) => within is null
        ? TogetherAsync(end, FailPoint.FinishBeforeCommit, ct)
        : PostgresWrites.RunAsync(within, end, ct);

    public async Task<Receipt?> MoveAsync(RunMove move, Tx? within, CancellationToken ct)
    {
        var args = new DynamicParameters(move.Values);
        args.AddDynamicParams(new { move.Run.Id, move.Run.Epoch, move.Event, move.Data });
        await using var session = within is null ? await _db.OpenAsync(ct) : null;
        return await ((Statements?)within ?? session!).QuerySingleOrDefaultAsync<Receipt>($"""
            WITH held AS (
                UPDATE work_run SET event_seq = event_seq + 1, {move.Set} WHERE id = @Id AND epoch = @Epoch AND status = 'running'
                RETURNING id, event_seq, cancel_requested),
            happened AS (
                INSERT INTO work_event ({JournalText.EventColumns}) SELECT id, event_seq, @Event, @Data, {_db.NowMicros} FROM held)
            SELECT event_seq, cancel_requested FROM held
            """, args, ct);
    }

    public async Task<IReadOnlyList<ClaimedRun>> TakeAsync(string which, object args, Tx? within, CancellationToken ct)
    {
        if (within is null)
        {
            _failPoints.At(FailPoint.ClaimBeforeCommit);
        }

        await using var session = within is null ? await _db.OpenAsync(ct) : null;
        return await ((Statements?)within ?? session!).QueryAsync<ClaimedRun>($"""
            WITH taken AS (
                UPDATE work_run SET {JournalText.Taken(_db.NowMicros)} WHERE {which}
                RETURNING {JournalText.RunColumns}, {_db.NowMicros} AS claimed_at),
            happened AS (
                INSERT INTO work_event ({JournalText.EventColumns})
                SELECT id, event_seq, 'run.started', '{EventData.Nothing}', claimed_at FROM taken)
            SELECT {JournalText.RunColumns}, claimed_at FROM taken
            """, args, ct);
    }

    public void Dispose() => Array.ForEach(_lanes, lane => lane.Dispose());

    // By run, so that writes of one run never meet in two statements.
    private Task<Receipt?> TogetherAsync(HeldWrite write, string failPoint, CancellationToken ct)
    {
        _failPoints.At(failPoint);
        return _lanes[(uint)string.GetHashCode(write.Run.Id, StringComparison.Ordinal) % Lanes].WriteAsync(write, ct);
    }
}
