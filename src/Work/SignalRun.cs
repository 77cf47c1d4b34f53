using System.Text;
using Maru.Kernel;
using Maru.Work.FailPoints;
using Maru.Work.Journal;
using Maru.Work.Runs;

namespace Maru.Work;

/// <summary>
/// Sends a message to a run. It is kept until the run asks for it; a second message with the same sender's key is ignored. Failures:
/// <c>work.no_such_run</c>, <c>work.run_finished</c>, <c>work.payload_too_large</c>, <c>work.malformed_request</c>. Thread safe.
/// </summary>
public sealed class SignalRun
{
    private const int PayloadLimit = 16 * 1024;

    private readonly IJournal _journal;
    private readonly RunInbox _inbox;
    private readonly RunAudit _audit;
    private readonly FailPointSet _failPoints;

    internal SignalRun(IJournal journal, RunInbox inbox, RunAudit audit, FailPointSet failPoints) =>
        (_journal, _inbox, _audit, _failPoints) = (journal, inbox, audit, failPoints);

    /// <summary>Sends it.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="name">The message's name, 1–100 characters.</param>
    /// <param name="senderKey">Distinguishes this message from others to the run, 1–200 characters.</param>
    /// <param name="payload">JSON, at most 16 KiB.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    public async Task<Outcome<Nothing>> RunAsync(string runId, string name, string senderKey, string payload, CancellationToken ct)
    {
        if (!StepKey.IsWellFormed(name) || senderKey is not { Length: >= 1 and <= 200 })
        {
            return WorkFailures.MalformedRequest;
        }

        if (Encoding.UTF8.GetByteCount(payload) > PayloadLimit)
        {
            return WorkFailures.PayloadTooLarge;
        }

        // Senders from outside have a separate name space, so none can pretend to be a child.
        var message = new RunMessage(name, $"signal:{senderKey}", payload);
        var failure = await _journal.WriteAsync(async (tx, c) =>
        {
            var refused = await _inbox.DeliverAsync(tx, runId, message, c);
            if (refused is null)
            {
                _audit.Signalled(tx, runId, name);
            }

            _failPoints.At(FailPoint.SignalBeforeCommit);
            return refused;
        }, ct);
        _failPoints.At(FailPoint.SignalAfterCommit);
        return failure is null ? default(Nothing) : failure;
    }
}
