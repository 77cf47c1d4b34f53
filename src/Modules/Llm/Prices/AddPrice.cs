using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Prices;

/// <summary>Adds a price; the next request on this node is charged by it.</summary>
internal sealed class AddPrice(Change change, SqlPriceStore store, Snapshot<PriceTable> prices, TimeProvider clock)
{
    public async Task<Outcome<Price>> RunAsync(PriceDraft draft, string by, CancellationToken ct)
    {
        if (prices.Current.IsFree(draft.Provider))
        {
            return PriceFailures.Malformed.At(
                "provider", $"{WireName<Provider>.Of(draft.Provider)} asks for nothing, so a price for it would never be charged.");
        }

        var now = clock.Now();
        var checkedPrice = draft.Check(Id.New(clock), now, by);
        if (checkedPrice.Failed(out var failure))
        {
            return failure;
        }

        var price = checkedPrice.Value;
        return await change.RunAsync<Price>(
            async tx =>
            {
                await store.AddAsync(tx, price, ct);
                tx.Publish(new PriceChanged(price.Id, price.Provider, price.ModelPattern, ConfigurationAct.Create, by, now));
                tx.Record(new AuditEntry(AuditActions.Create, AuditView.Prices, price.Id) { After = AuditView.Of(price) });
                tx.Refresh(prices);
                return price;
            },
            ct);
    }
}
