using System.Collections.Concurrent;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Testing;

/// <summary>Keeps in memory what would be in the audit log: committed entries and notes, in their order.</summary>
public sealed class RecordedAudit : IAuditTrail
{
    private readonly ConcurrentQueue<AuditEntry> _entries = [];

    public IReadOnlyList<AuditEntry> Entries => [.. _entries];

    public void Append(Tx tx, AuditEntry entry) => tx.AfterCommit(() => _entries.Enqueue(entry));

    public void Note(AuditEntry entry) => _entries.Enqueue(entry);
}
