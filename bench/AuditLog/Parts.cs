namespace Maru.AuditLog;

/// <summary>What a run does, in this order.</summary>
[Flags]
internal enum Parts
{
    None = 0,

    /// <summary>Fills an empty log.</summary>
    Seed = 1,

    /// <summary>Appends beside bare inserts.</summary>
    Write = 2,

    /// <summary>Pages and totals.</summary>
    Read = 4,

    /// <summary>The chain, from its beginning.</summary>
    Verify = 8,
}
