using Maru.Chain;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Writing;

/// <summary>Appends to the chain at the very end of the change's transaction.</summary>
internal sealed class ChainedAuditTrail(AuditContext audit, SqlChain chain, NoteQueue notes, AppendSignal signal) : IAuditTrail
{
    public void Append(Tx tx, AuditEntry entry)
    {
        tx.BeforeCommit(CommitStep.AuditLog, EntryText.Draft(entry, audit.Origin), WriteAsync);
        tx.AfterCommit(audit.Marker());
    }

    public void Note(AuditEntry entry)
    {
        audit.MarkWritten();
        notes.TryAdd(EntryText.Draft(entry, audit.Origin));
    }

    private async Task WriteAsync(Tx tx, IReadOnlyList<ChainRow> drafts, CancellationToken ct)
    {
        await chain.AppendAsync(tx, drafts, ct);
        tx.AfterCommit(() => signal.Add(drafts.Count));
    }
}
