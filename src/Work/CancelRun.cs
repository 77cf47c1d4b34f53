using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.Engine;
using Maru.Work.Journal;
using Maru.Work.Records;
using Maru.Work.Runs;

namespace Maru.Work;

/// <summary>
/// Asks a run to end. A run with completed steps undoes them first; asking twice has the effect of asking once. Failures:
/// <c>work.no_such_run</c>, <c>work.run_finished</c>. Thread safe.
/// </summary>
public sealed class CancelRun
{
    private readonly IJournal _journal;
    private readonly JobKinds _kinds;
    private readonly WorkSignal _signal;
    private readonly LiveTopics _topics;
    private readonly RunAudit _audit;
    private readonly RunInbox _inbox;
    private readonly ActiveRuns _active;

    internal CancelRun(IJournal journal, JobKinds kinds, WorkSignal signal, LiveTopics topics, RunAudit audit, RunInbox inbox, ActiveRuns active) =>
        (_journal, _kinds, _signal, _topics, _audit, _inbox, _active) = (journal, kinds, signal, topics, audit, inbox, active);

    /// <summary>Asks.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    public Task<Outcome<Nothing>> RunAsync(string runId, CancellationToken ct) =>
        _journal.WriteAsync((tx, c) => CancelAsync(tx, runId, c), ct);

    private async Task<Outcome<Nothing>> CancelAsync(Tx tx, string runId, CancellationToken ct)
    {
        if (await RunTable.LockAsync(tx, runId, ct) is not { } run)
        {
            return WorkFailures.NoSuchRun;
        }

        if (RunMoves.IsFinal(run.Now))
        {
            return WorkFailures.RunFinished;
        }

        // A run that never began has nothing to undo, and a run of an unknown kind cannot be undone by this program.
        var atOnce = run is { Now: RunStatus.Queued or RunStatus.Waiting, Epoch: 0 } || (run.Now == RunStatus.Parked && _kinds.Find(run.Kind) is null);
        await RunTable.CancelAsync(tx, run, atOnce, ct);
        if (atOnce && run.ParentId is { } parent)
        {
            await _inbox.DeliverAsync(tx, parent, RunMessage.OfChild(run.Id, new RunEnd(RunStatus.Cancelled, Error: WorkFailures.Cancelled)), ct);
        }

        _audit.Cancelled(tx, runId);
        tx.AfterCommit(() =>
        {
            _topics.Notify(RunTopic.Of(runId), run.EventSeq + 1);
            _active.Cancel(runId);
            _signal.Wake();
        });
        return default(Nothing);
    }
}
