using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Work.Journal;

namespace Maru.Work.Runs;

/// <summary>
/// Starts a new run from a step of an old one: it takes over the steps that the old one had completed before, and does the rest again.
/// Without a step it begins at the start. Failures: <c>work.no_such_run</c>, <c>work.no_such_step</c>, <c>work.unknown_kind</c>. Thread
/// safe.
/// </summary>
internal sealed class ForkRun(IJournal journal, JobKinds kinds, WorkSignal signal, LiveTopics topics, RunAudit audit, TimeProvider clock)
{
    public Task<Outcome<RunReceipt>> RunAsync(string runId, string? fromStep, int iteration, CancellationToken ct) =>
        journal.WriteAsync<Outcome<RunReceipt>>(async (tx, c) =>
        {
            if (await RunTable.LockAsync(tx, runId, c) is not { } run)
            {
                return WorkFailures.NoSuchRun;
            }

            if (kinds.Find(run.Kind) is null)
            {
                return WorkFailures.UnknownKind;
            }

            var seq = fromStep is null ? 0 : await RunTable.SeqOfStepAsync(tx, runId, fromStep, iteration, c);
            if (seq is not { } before)
            {
                return WorkFailures.NoSuchStep;
            }

            var id = Id.New(clock);
            await RunTable.ForkAsync(tx, runId, id, before, c);
            audit.Forked(tx, id, runId);
            tx.AfterCommit(() =>
            {
                topics.NotifyPerson(run.OwnerId);
                signal.Wake();
            });
            return new RunReceipt(id, true);
        }, ct);
}
