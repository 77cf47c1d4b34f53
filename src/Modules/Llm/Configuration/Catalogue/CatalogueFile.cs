using System.Text.Json;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>
/// Models known to exist at the vendors; works while they are down.
/// The catalogue that comes with the server, or the operator's file in its place. Read once.
/// </summary>
internal sealed class CatalogueFile(LlmSettings settings)
{
    private const string Resource = "Maru.Modules.Llm.Configuration.Catalogue.catalogue.json";

    private readonly Lazy<IReadOnlyList<CatalogueEntry>> _entries = new(() => Read(settings.CatalogueFile));

    public IReadOnlyList<CatalogueEntry> Entries => _entries.Value;

    private static List<CatalogueEntry> Read(string? path)
    {
        using var stream = path is { Length: > 0 }
            ? File.OpenRead(path)
            : typeof(CatalogueFile).Assembly.GetManifestResourceStream(Resource)!;
        return JsonSerializer.Deserialize<List<CatalogueEntry>>(stream, MaruJson.Options)!;
    }
}
