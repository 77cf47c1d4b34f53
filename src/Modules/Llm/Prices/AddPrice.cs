using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Prices;

/// <summary>Adds a price; the next request on this node is charged by it.</summary>
internal sealed class AddPrice(Db db, IPriceStore store, Snapshot<PriceTable> prices, Outbox outbox, IAuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Price>> RunAsync(PriceDraft draft, string by, CancellationToken ct)
    {
        var now = clock.Now();
        var checkedPrice = draft.Check(Id.New(clock), now, by);
        if (checkedPrice.Failed(out var failure))
        {
            return failure;
        }

        var price = checkedPrice.Value;
        await using (var tx = await db.BeginAsync(ct))
        {
            await store.AddAsync(tx, price, ct);
            await SnapshotVersion.BumpAsync(tx, prices.Name, ct);
            await outbox.PublishAsync(tx, new PriceChanged(
                price.Id, price.Provider, price.ModelPattern, ConfigurationAct.Create, by, now), ct);
            await audit.AppendAsync(
                tx, new AuditEntry(AuditActions.Create, AuditView.Prices, price.Id) { After = AuditView.Of(price) }, ct);
            await tx.CommitAsync(ct);
        }

        await prices.RefreshAsync(ct);
        return checkedPrice;
    }
}
