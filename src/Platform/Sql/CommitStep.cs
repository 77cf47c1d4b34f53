namespace Maru.Platform.Sql;

/// <summary>
/// What a transaction writes last of all, in this order, no matter what was asked for first. Each step holds rows that more writers want
/// than the one before, so each is taken later and held for a shorter time; and all writers take them in one order, so that none waits
/// in a circle.
/// </summary>
public enum CommitStep
{
    /// <summary>Events for the outbox.</summary>
    Events,

    /// <summary>Versions of snapshots.</summary>
    Versions,

    /// <summary>Rows of the audit log, whose head every writer needs.</summary>
    AuditLog,
}
