using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Work.Journal;
using Maru.Work.Records;

namespace Maru.Work.Runs;

/// <summary>
/// Sends a failed or parked run on. What is completed stays; failed attempts start anew. A step whose outcome was unknown is run again:
/// retrying is the person's word that it may be. Failures: <c>work.no_such_run</c>, <c>work.not_retryable</c>. Thread safe.
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
