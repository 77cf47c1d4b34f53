using Maru.Contracts.Llm;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases;

/// <summary>Models known to exist, of one provider or of all.</summary>
internal sealed class ReadCatalogue(ICatalogue catalogue)
{
    public IReadOnlyList<CatalogueEntry> Run(Provider? provider) =>
        [.. catalogue.Entries.Where(e => provider is null || e.Provider == provider)];
}
