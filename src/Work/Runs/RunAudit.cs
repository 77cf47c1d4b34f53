using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Work.Runs;

/// <summary>
/// Records in the audit log what is done to runs, in the same transaction. Without an audit log (in a program that uses only parts) it
/// does nothing.
/// </summary>
internal sealed class RunAudit(IAuditTrail? trail = null)
{
    private const string Runs = "work.runs";

    public void Started(Tx tx, string runId, string kind) =>
        trail?.Append(tx, new AuditEntry(AuditActions.Execute, Runs, runId) { Details = new { kind } });

    /// <summary>Notes that somebody tried to start a run that already existed; nothing changes.</summary>
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
