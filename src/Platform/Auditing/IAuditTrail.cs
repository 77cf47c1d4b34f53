using Maru.Platform.Sql;

namespace Maru.Platform.Auditing;

/// <summary>The audit log, as those who write to it see it. Thread safe.</summary>
public interface IAuditTrail
{
    /// <summary>
    /// Adds a row in the transaction of the change: both are committed, or neither. It is written when the transaction commits, last of
    /// all, so that writers hold the chain's head only for the length of a commit; a log that cannot be written fails the commit. For every
    /// state change and every reading of a secret.
    /// </summary>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="entry">What is done.</param>
    void Append(Tx tx, AuditEntry entry);

    /// <summary>
    /// Adds a row soon, in a transaction of the log's own; when the database is away or the queue is full the row is lost and counted in
    /// <c>maru.audit.notes_lost</c>. For reads that matter, for refused attempts,
    /// and for changes that turned out to change nothing. Never waits, never throws.
    /// </summary>
    /// <param name="entry">What was done.</param>
    void Note(AuditEntry entry);
}
