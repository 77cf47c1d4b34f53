using Maru.Modules.Audit.Ports;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Audit.UseCases;

/// <summary>
/// Drops entries past their retention, a whole sealed range a transaction; the checkpoints stay, and so does what the dropping itself
/// leaves in the log.
/// </summary>
internal sealed class RetireEntries(Db db, IChainStore chain, IAuditTrail audit, IOptions<AuditSettings> settings, TimeProvider clock)
{
    /// <returns>How many entries were dropped.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var before = clock.Now() - TimeSpan.FromDays(settings.Value.RetentionDays);
        for (var dropped = 0L; ;)
        {
            await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
            if (await chain.OldestKeptAsync(tx, ct).ConfigureAwait(false) is not { } range
                || !await chain.IsOlderAsync(tx, range, before, ct).ConfigureAwait(false))
            {
                return dropped;
            }

            dropped += await chain.DropAsync(tx, range, ct).ConfigureAwait(false);
            await audit.AppendAsync(
                tx,
                new AuditEntry(AuditActions.Delete, "audit.entries") { Details = new { range.FirstId, range.LastId, Checkpoint = range.Number } },
                ct).ConfigureAwait(false);
            await tx.CommitAsync(ct).ConfigureAwait(false);
        }
    }
}
