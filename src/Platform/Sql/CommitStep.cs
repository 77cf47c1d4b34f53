namespace Maru.Platform.Sql;

/// <summary>
/// What a transaction writes at its very end, in this order, regardless of the order of the requests. Each step locks rows that more
/// writers need than those of the step before, so they are locked later and for a shorter time; and all writers lock them in the same
/// order, so that there is no deadlock.
/// </summary>
public enum CommitStep
{
    /// <summary>Events for the outbox.</summary>
    Events,

    /// <summary>Versions of snapshots.</summary>
    Versions,

    /// <summary>Rows of the audit log; every writer needs the log's head.</summary>
    AuditLog,
}
