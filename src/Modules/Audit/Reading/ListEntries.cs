using System.Data.Common;
using Maru.Chain;
using Maru.Kernel;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Reading;

/// <summary>Reads the log, newest first, with the true total of all matches.</summary>
internal sealed class ListEntries(SqlAuditStore store, TextGuard guard, ILogger<ListEntries> log)
{
    public async Task<Outcome<Page<ChainRow>>> RunAsync(AuditFilter filter, PageRequest page, CancellationToken ct)
    {
        try
        {
            if (await guard.RefuseAsync(filter, ct) is { } tooBroad)
            {
                return tooBroad;
            }

            var total = await store.CountAsync(filter, ct);
            var rows = page.Offset >= total ? [] : await store.ReadAsync(filter, page.After?.Number, page.Offset, page.Size + 1, ct);
            Cursor? next = rows.Count > page.Size ? new Cursor(rows[page.Size - 1].Id, "") : null;
            return new Page<ChainRow>([.. rows.Take(page.Size)], total, page.Number, page.Size, next);
        }
        catch (DbException e) when (!Db.MayPass(e))
        {
            Log.ReadFailed(log, e);
            return AuditFailures.LogUnavailable;
        }
    }
}
