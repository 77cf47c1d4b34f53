using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Work.Runs;

/// <summary>Tells the audit trail of what is done to runs, in the transaction in which it is done. Without a trail (a program of parts) it tells nobody.</summary>
internal sealed class RunAudit(IAuditTrail? trail = null)
{
    private const string Runs = "work.runs";

    public Task StartedAsync(Tx tx, string runId, string kind, CancellationToken ct) =>
        AppendAsync(tx, new AuditEntry(AuditActions.Execute, Runs, runId) { Details = new { kind } }, ct);

    /// <summary>Notes that somebody asked once more for a run that was there; nothing is done by it.</summary>
    public void AskedAgain(in Outcome<RunReceipt> outcome)
    {
        if (outcome is { Failure: null, Value.IsNew: false })
        {
            trail?.Note(new AuditEntry(AuditActions.Read, Runs, outcome.Value.RunId));
        }
    }

    public Task CancelledAsync(Tx tx, string runId, CancellationToken ct) => AppendAsync(tx, new AuditEntry("cancel", Runs, runId), ct);

    public Task RetriedAsync(Tx tx, string runId, CancellationToken ct) => AppendAsync(tx, new AuditEntry("retry", Runs, runId), ct);

    public Task ForkedAsync(Tx tx, string runId, string from, CancellationToken ct) =>
        AppendAsync(tx, new AuditEntry("fork", Runs, runId) { Details = new { from } }, ct);

    public Task SignalledAsync(Tx tx, string runId, string name, CancellationToken ct) =>
        AppendAsync(tx, new AuditEntry("signal", Runs, runId) { Details = new { name } }, ct);

    private Task AppendAsync(Tx tx, AuditEntry entry, CancellationToken ct)
    {
        trail?.Append(tx, entry);
        return Task.CompletedTask;
    }
}
