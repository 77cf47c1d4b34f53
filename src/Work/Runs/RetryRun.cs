using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Work.Journal;
using Maru.Work.Records;

namespace Maru.Work.Runs;

/// <summary>
/// Continues a failed or parked run. Completed steps stay; failed steps get new attempts. A step whose outcome was unknown is run again:
/// by retrying, the person confirms that this is allowed. Failures: <c>work.no_such_run</c>, <c>work.not_retryable</c>. Thread safe.
/// </summary>
internal sealed class RetryRun(IJournal journal, WorkSignal signal, LiveTopics topics, RunAudit audit)
{
    public Task<Outcome<Nothing>> RunAsync(string runId, CancellationToken ct) =>
        journal.WriteAsync<Outcome<Nothing>>(async (tx, c) =>
        {
            if (await RunTable.LockAsync(tx, runId, c) is not { } run)
            {
                return WorkFailures.NoSuchRun;
            }

            if (!RunMoves.MayRetry(run.Now))
            {
                return WorkFailures.NotRetryable;
            }

            await RunTable.RetryAsync(tx, run, c);
            audit.Retried(tx, runId);
            tx.AfterCommit(() =>
            {
                topics.Notify(RunTopic.Of(runId), run.EventSeq + 1);
                signal.Wake();
            });
            return default(Nothing);
        }, ct);
}
