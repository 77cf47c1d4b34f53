using System.Data.Common;
using Maru.Kernel;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Reading;

/// <summary>Totals by resource, action and status: whole days from the counters, parts of days by counting.</summary>
internal sealed class SumEntries(SqlAuditStore store, ILogger<SumEntries> log)
{
    /// <param name="from">The first instant.</param>
    /// <param name="to">Likewise, not included.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Outcome<AuditStats>> RunAsync(DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct)
    {
        try
        {
            return await store.SumAsync(from, to, ct);
        }
        catch (DbException e) when (!Db.MayPass(e))
        {
            Log.ReadFailed(log, e);
            return AuditFailures.LogUnavailable;
        }
    }
}
