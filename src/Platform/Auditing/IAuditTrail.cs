using Maru.Platform.Sql;

namespace Maru.Platform.Auditing;

/// <summary>The audit log as seen by code that writes to it. Thread safe.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Adds a row in the transaction of the change: both are committed, or neither. The row is written at the very end of the transaction,
    /// so that writers hold the chain's head only for the length of a commit; if it cannot be written, the commit fails. Use it for every
    /// change of state and every reading of a secret.
    /// </summary>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="entry">What is done.</param>
    void Append(Tx tx, AuditEntry entry);

    /// <summary>
    /// Adds a row soon, in a separate transaction of the log; if the database is away or the queue is full, the row is lost and counted in
    /// <c>maru.audit.notes_lost</c>. Use it for important reads, for refused attempts, and for changes that turned out to change nothing.
    /// Never waits, never throws.
    /// </summary>
    /// <param name="entry">What was done.</param>
    void Note(AuditEntry entry);
}
