using System.Data.Common;
using Maru.Platform.Sql;
using Maru.Work.Journal;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>
/// Records an attempt and keeps trying while the node holds its lease. If the database's answer was lost, it reads what it may have
/// written, and writes again only what is missing. Thread safe.
/// </summary>
internal sealed class StepRecorder(RunLedger ledger, NodeLease lease, TimeProvider clock, ILogger<StepRecorder> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(1);

    private long _toldAt;

    /// <summary>Gives the event's number.</summary>
    public Task<long> RecordAsync(RunFrame frame, StepWrite step) => RecordAsync(frame, step, ct => ledger.RecordAsync(step, ct));

    /// <summary>The same, with further writes in the same transaction.</summary>
    public Task<long> RecordAsync(RunFrame frame, StepWrite step, Func<Tx, CancellationToken, Task> also) =>
        RecordAsync(frame, step, ct => ledger.RecordAsync(step, also, ct));

    /// <summary>Tries until it has an answer or the lease is lost.</summary>
    public async Task<T> PersistAsync<T>(RunFrame frame, Func<CancellationToken, Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act(CancellationToken.None);
            }
            catch (DbException e) when (Db.MayPass(e))
            {
                await WaitAsync(frame, e);
            }
        }
    }

    private async Task<long> RecordAsync(RunFrame frame, StepWrite step, Func<CancellationToken, Task<Receipt?>> write)
    {
        while (true)
        {
            try
            {
                var receipt = await write(CancellationToken.None);
                var seq = frame.Accept(receipt).EventSeq;
                frame.History.Add(step, seq);
                return seq;
            }
            catch (DbException e) when (Db.IsUniqueViolation(e) || Db.MayPass(e))
            {
                if (!Db.IsUniqueViolation(e))
                {
                    await WaitAsync(frame, e);
                }

                if (await PersistAsync(frame, ct => ledger.IsRecordedAsync(step, ct)))
                {
                    // The record is ours: the answer was lost, not the commit. Its number only orders the steps that may have to be
                    // undone.
                    var seq = frame.History.Steps.Select(s => s.Seq).DefaultIfEmpty().Max() + 1;
                    frame.History.Add(step, seq);
                    return seq;
                }

                if (Db.IsUniqueViolation(e))
                {
                    throw frame.Stop(new StopReason(StopKind.Fence));
                }
            }
        }
    }

    private async Task WaitAsync(RunFrame frame, DbException e)
    {
        if (!lease.Holds)
        {
            throw frame.Stop(new StopReason(StopKind.Lapse));
        }

        // Every run has this trouble repeatedly, so it is not logged each time.
        var toldAt = Volatile.Read(ref _toldAt);
        if ((toldAt == 0 || clock.GetElapsedTime(toldAt) > Told)
            && Interlocked.CompareExchange(ref _toldAt, clock.GetTimestamp(), toldAt) == toldAt)
        {
            Log.DatabaseAway(log, e);
        }

        await Task.Delay(Pause, clock, CancellationToken.None);
    }
}
