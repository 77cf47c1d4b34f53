using Maru.Kernel;
using Maru.Modules.Llm.Domain.Prices;
using Maru.Modules.Llm.Ports;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.UseCases.Prices;

/// <summary>Adds a price; the next request on this node is charged by it.</summary>
internal sealed class AddPrice(Db db, IPriceStore store, Snapshot<PriceTable> prices, TimeProvider clock)
{
    public async Task<Outcome<Price>> RunAsync(PriceDraft draft, string by, CancellationToken ct)
    {
        var checkedPrice = draft.Check(Id.New(clock), clock.Now(), by);
        if (checkedPrice.Failed(out var failure))
        {
            return failure;
        }

        await using (var tx = await db.BeginAsync(ct).ConfigureAwait(false))
        {
            await store.AddAsync(tx, checkedPrice.Value, ct).ConfigureAwait(false);
            await SnapshotVersion.BumpAsync(tx, prices.Name, ct).ConfigureAwait(false);
            await tx.CommitAsync(ct).ConfigureAwait(false);
        }

        await prices.RefreshAsync(ct).ConfigureAwait(false);
        return checkedPrice;
    }
}
