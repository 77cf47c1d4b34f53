using Maru.Contracts.Llm;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Models known to exist, of one provider or of all.</summary>
internal sealed class ReadCatalogue(CatalogueFile catalogue)
{
    public IReadOnlyList<CatalogueEntry> Run(Provider? provider) =>
        [.. catalogue.Entries.Where(e => provider is null || e.Provider == provider)];
}
