using Maru.Chain;

namespace Maru.Modules.Audit.Reading;

/// <summary>The log as it is read. A database that cannot be asked throws; it is never an empty list.</summary>
internal interface IAuditStore
{
    /// <summary>How many entries match in all. From counters where they know it, else from an index.</summary>
    Task<long> CountAsync(AuditFilter filter, CancellationToken ct);

    /// <summary>The newest first.</summary>
    Task<IReadOnlyList<ChainRow>> ReadAsync(AuditFilter filter, long? before, long offset, int limit, CancellationToken ct);

    /// <summary>Totals by kind of what was written since one instant and before another; null for the beginning and the end.</summary>
    Task<AuditStats> SumAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct);
}
