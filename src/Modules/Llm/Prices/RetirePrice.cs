using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Prices;

/// <summary>Takes a price out of force; calls that were charged by it keep naming it.</summary>
internal sealed class RetirePrice(Db db, IPriceStore store, Snapshot<PriceTable> prices, Outbox outbox, IAuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> RunAsync(string id, string by, CancellationToken ct)
    {
        // Another node may have added it a moment ago.
        await prices.RefreshAsync(ct);
        if (prices.Current.All.FirstOrDefault(p => p.Id == id) is not { } price)
        {
            return PriceFailures.NotFound;
        }

        if (price.IsBuiltIn)
        {
            return PriceFailures.BuiltIn;
        }

        var now = clock.Now();
        await using (var tx = await db.BeginAsync(ct))
        {
            if (!await store.RetireAsync(tx, id, now, ct))
            {
                return PriceFailures.NotFound;
            }

            await audit.AppendAsync(
                tx, new AuditEntry(AuditActions.Delete, AuditView.Prices, id) { Before = AuditView.Of(price) }, ct);
            await SnapshotVersion.BumpAsync(tx, prices.Name, ct);
            await outbox.PublishAsync(tx, new PriceChanged(
                id, price.Provider, price.ModelPattern, ConfigurationAct.Delete, by, now), ct);
            await tx.CommitAsync(ct);
        }

        await prices.RefreshAsync(ct);
        return default(Nothing);
    }
}
