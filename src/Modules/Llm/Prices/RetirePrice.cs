using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Prices;

/// <summary>Takes a price out of force; calls that were charged by it keep naming it.</summary>
internal sealed class RetirePrice(Change change, SqlPriceStore store, Snapshot<PriceTable> prices, TimeProvider clock)
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

        return await change.RunAsync<Nothing>(
            async tx =>
            {
                var now = clock.Now();
                if (!await store.RetireAsync(tx, id, now, ct))
                {
                    return PriceFailures.NotFound;
                }

                tx.Publish(new PriceChanged(id, price.Provider, price.ModelPattern, ConfigurationAct.Delete, by, now));
                tx.Record(new AuditEntry(AuditActions.Delete, AuditView.Prices, id) { Before = AuditView.Of(price) });
                tx.Refresh(prices);
                return default(Nothing);
            },
            ct);
    }
}
