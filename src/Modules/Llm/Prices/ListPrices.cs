using Maru.Kernel;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Prices;

/// <summary>All prices, retired ones too.</summary>
internal sealed class ListPrices(Snapshot<PriceTable> prices)
{
    public Page<Price> Run(int number, int size)
    {
        var all = prices.Current.All;
        return new Page<Price>(
            [.. all.OrderBy(p => p.Provider).ThenBy(p => p.ModelPattern, StringComparer.Ordinal).ThenByDescending(p => p.ValidFrom)
                .Skip((number - 1) * size).Take(size)],
            all.Count, number, size);
    }
}
