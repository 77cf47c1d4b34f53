using Dapper;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal.Sqlite;

/// <summary>The journal in SQLite: every write takes its place in the group of the one writer.</summary>
internal sealed class SqliteJournal(Db db, FailPointSet failPoints) : IJournal, IDisposable
{
    private readonly GroupCommit _group = new(db);
    private readonly SqliteWrites _writes = new(db);

    public Task<T> WriteAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct) => _group.RunAsync(act, ct);

    public Task<Receipt?> RecordAsync(StepWrite step, Tx? within, CancellationToken ct) => within is null
        ? AloneAsync((tx, _) => Task.FromResult(_writes.Record(tx.Kept!, step)), FailPoint.CheckpointBeforeCommit, ct)
        : Task.FromResult(_writes.Record(within.Kept!, step));

    public Task<Receipt?> EndAsync(EndWrite end, Tx? within, CancellationToken ct) => within is null
        ? AloneAsync((tx, _) => Task.FromResult(_writes.End(tx.Kept!, end)), FailPoint.FinishBeforeCommit, ct)
        : Task.FromResult(_writes.End(within.Kept!, end));

    public async Task<Receipt?> MoveAsync(RunMove move, Tx? within, CancellationToken ct)
    {
        if (within is null)
        {
            return await WriteAsync((tx, c) => MoveAsync(move, tx, c), ct);
        }

        var args = new DynamicParameters(move.Values);
        args.AddDynamicParams(move.Run);
        var held = await within.QuerySingleOrDefaultAsync<Receipt>($"""
            UPDATE work_run SET event_seq = event_seq + 1, {move.Set} WHERE id = @Id AND epoch = @Epoch AND status = 'running'
            RETURNING event_seq, cancel_requested
            """, args, ct);
        if (held is not null)
        {
            await RunEvents.AppendAsync(within, move.Run.Id, held.EventSeq, move.Event, move.Data, ct);
        }

        return held;
    }

    public async Task<IReadOnlyList<ClaimedRun>> TakeAsync(string which, object args, Tx? within, CancellationToken ct)
    {
        if (within is null)
        {
            return await AloneAsync((tx, c) => TakeAsync(which, args, tx, c), FailPoint.ClaimBeforeCommit, ct);
        }

        var taken = await within.QueryAsync<ClaimedRun>($"""
            UPDATE work_run SET {JournalText.Taken(db.NowMicros)} WHERE {which}
            RETURNING {JournalText.RunColumns}, {db.NowMicros} AS claimed_at
            """, args, ct);
        if (taken.Count > 0)
        {
            await RunEvents.AppendToAllAsync(within, [.. taken.Select(run => run.Id)], "run.started", EventData.Nothing, ct);
        }

        return taken;
    }

    public void Dispose() => _group.Dispose();

    private Task<T> AloneAsync<T>(Func<Tx, CancellationToken, Task<T>> act, string failPoint, CancellationToken ct) =>
        WriteAsync(async (tx, c) =>
        {
            var answer = await act(tx, c);
            failPoints.At(failPoint);
            return answer;
        }, ct);
}
