using System.Data.Common;
using Maru.Chain;
using Maru.Kernel;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Reading;

/// <summary>Reads the log, newest first, with the true total of all matches.</summary>
internal sealed class ListEntries(SqlAuditStore store, TextGuard guard, ILogger<ListEntries> log)
{
    public async Task<Outcome<Page<ChainRow>>> RunAsync(AuditFilter filter, AuditWindow window, CancellationToken ct)
    {
        try
        {
            if (await guard.RefuseAsync(filter, ct) is { } tooBroad)
            {
                return tooBroad;
            }

            var total = await store.CountAsync(filter, ct);
            var rows = window.Offset >= total ? []
                : await store.ReadAsync(filter, window.Before, window.Offset, window.Size + 1, ct);
            var next = rows.Count > window.Size ? AuditCursor.Write(rows[window.Size - 1].Id) : null;
            return new Page<ChainRow>([.. rows.Take(window.Size)], total, window.Number, window.Size, next);
        }
        catch (DbException e) when (!Db.MayPass(e))
        {
            Log.ReadFailed(log, e);
            return AuditFailures.LogUnavailable;
        }
    }
}
