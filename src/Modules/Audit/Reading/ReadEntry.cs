using System.Data.Common;
using System.Globalization;
using Maru.Chain;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Modules.Audit.Chain;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// Reads one entry: people who may read the log see everyone's, others only their own. Reading what somebody else did leaves an entry too.
/// </summary>
internal sealed class ReadEntry(Db db, SqlChainStore chain, IAuditTrail audit, ILogger<ReadEntry> log)
{
    /// <summary>The resource name of entries in the log itself.</summary>
    public const string Resource = "audit.entries";

    public async Task<Outcome<ChainRow>> RunAsync(string id, CurrentUser user, CancellationToken ct)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var place))
        {
            return AuditFailures.NoSuchEntry;
        }

        try
        {
            await using var session = await db.OpenAsync(ct);
            var row = (await chain.RowsAsync(session, place, place, ct)).SingleOrDefault();
            if (row is null || (row.ActorId != user.Id && !user.May(AuditPermissions.Read)))
            {
                return AuditFailures.NoSuchEntry;
            }

            if (row.ActorId != user.Id)
            {
                audit.Note(new AuditEntry(AuditActions.Read, Resource, id));
            }

            return row;
        }
        catch (DbException e) when (!Db.MayPass(e))
        {
            Log.ReadFailed(log, e);
            return AuditFailures.LogUnavailable;
        }
    }
}
