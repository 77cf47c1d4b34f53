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

    /// <summary>Why the file cannot be the catalogue, in a sentence; null when it can.</summary>
    public static string? FaultOf(string? path)
    {
        try
        {
            Read(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "Llm:CatalogueFile cannot be read. Name a file that is there and that the user who runs the server may read.";
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" (line {line + 1})" : "";
            return $"Llm:CatalogueFile is no catalogue of models{place}. Write a JSON list of objects with provider, model_id, name, "
                + "kind and deprecated.";
        }
    }

    private static List<CatalogueEntry> Read(string? path)
    {
        using var stream = path is { Length: > 0 }
            ? File.OpenRead(path)
            : typeof(CatalogueFile).Assembly.GetManifestResourceStream(Resource)!;
        var entries = JsonSerializer.Deserialize<List<CatalogueEntry?>>(stream, MaruJson.Options);
        return entries?.TrueForAll(entry => entry is { ModelId: not null, Name: not null }) == true
            ? [.. entries.OfType<CatalogueEntry>()] : throw new JsonException("An entry is nothing or has no name.");
    }
}
