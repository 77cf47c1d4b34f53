using Maru.Kernel;
using Maru.Modules.Llm.Domain.Prices;
using Maru.Modules.Llm.Ports;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.UseCases.Prices;

/// <summary>Takes a price out of force; calls that were charged by it keep naming it.</summary>
internal sealed class RetirePrice(Db db, IPriceStore store, Snapshot<PriceTable> prices, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> RunAsync(string id, CancellationToken ct)
    {
        if (prices.Current.All.Any(p => p.Id == id && p.IsBuiltIn))
        {
            return PriceFailures.BuiltIn;
        }

        await using (var tx = await db.BeginAsync(ct).ConfigureAwait(false))
        {
            if (!await store.RetireAsync(tx, id, clock.Now(), ct).ConfigureAwait(false))
            {
                return PriceFailures.NotFound;
            }

            await SnapshotVersion.BumpAsync(tx, prices.Name, ct).ConfigureAwait(false);
            await tx.CommitAsync(ct).ConfigureAwait(false);
        }

        await prices.RefreshAsync(ct).ConfigureAwait(false);
        return default(Nothing);
    }
}
