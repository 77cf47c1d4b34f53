namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Models known to exist at the vendors; works while they are down.</summary>
internal interface ICatalogue
{
    IReadOnlyList<CatalogueEntry> Entries { get; }
}
