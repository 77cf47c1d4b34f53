using Maru.Kernel;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Llm.Prices;

/// <summary>All prices, retired ones too.</summary>
internal sealed class ListPrices(Snapshot<PriceTable> prices)
{
    public Page<Price> Run(PageRequest page) => page.Of(
        [.. prices.Current.All.OrderBy(p => p.Provider).ThenBy(p => p.ModelPattern, StringComparer.Ordinal)
            .ThenByDescending(p => p.ValidFrom).ThenBy(p => p.Id, StringComparer.Ordinal)],
        price => price.Id);
}
