using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Work.Runs;

/// <summary>
/// Tells the audit trail of what is done to runs, in the transaction in which it is done. Without a trail (a program of parts) it tells
/// nobody.
/// </summary>
internal sealed class RunAudit(IAuditTrail? trail = null)
{
    private const string Runs = "work.runs";

    public void Started(Tx tx, string runId, string kind) =>
        trail?.Append(tx, new AuditEntry(AuditActions.Execute, Runs, runId) { Details = new { kind } });

    /// <summary>Notes that somebody asked once more for a run that was there; nothing is done by it.</summary>
    public void AskedAgain(in Outcome<RunReceipt> outcome)
    {
        if (outcome is { Failure: null, Value.IsNew: false })
        {
            trail?.Note(new AuditEntry(AuditActions.Read, Runs, outcome.Value.RunId));
        }
    }

    public void Cancelled(Tx tx, string runId) => trail?.Append(tx, new AuditEntry("cancel", Runs, runId));

    public void Retried(Tx tx, string runId) => trail?.Append(tx, new AuditEntry("retry", Runs, runId));

    public void Forked(Tx tx, string runId, string from) =>
        trail?.Append(tx, new AuditEntry("fork", Runs, runId) { Details = new { from } });

    public void Signalled(Tx tx, string runId, string name) =>
        trail?.Append(tx, new AuditEntry("signal", Runs, runId) { Details = new { name } });
}
