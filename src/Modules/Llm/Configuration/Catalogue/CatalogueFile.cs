using System.Text.Json;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>
/// Models known to exist at the vendors; works while they are down.
/// The catalogues that come with the server, one of each provider that has one, or the operator's file in its place. Read once.
/// </summary>
internal sealed class CatalogueFile(LlmSettings settings, ProviderProfiles profiles)
{
    private const string FileName = "catalogue.json";

    private readonly Lazy<IReadOnlyList<CatalogueEntry>> _entries = new(() =>
        settings.CatalogueFile is { Length: > 0 } path ? Read(path) : [.. profiles.All.SelectMany(Of)]);

    public IReadOnlyList<CatalogueEntry> Entries => _entries.Value;

    /// <summary>Reads the operator's file now: when somebody asks it may be gone. What came with the server stays.</summary>
    public void Hold() => _ = string.IsNullOrEmpty(settings.CatalogueFile) ? null : _entries.Value;

    /// <summary>Why the file cannot be the catalogue, in a sentence; null when it can.</summary>
    public static string? FaultOf(string? path)
    {
        try
        {
            if (path is { Length: > 0 })
            {
                Read(path);
            }

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

    private static IEnumerable<CatalogueEntry> Of(ProviderProfile profile)
    {
        using var stream = profile.Open(FileName);
        return stream is null ? [] : Read(stream).ConvertAll(entry => entry with { Provider = profile.Provider });
    }

    private static List<CatalogueEntry> Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream);
    }

    private static List<CatalogueEntry> Read(Stream stream)
    {
        var entries = JsonSerializer.Deserialize<List<CatalogueEntry?>>(stream, MaruJson.Options);
        return entries?.TrueForAll(entry => entry is { ModelId: not null, Name: not null }) == true
            ? [.. entries.OfType<CatalogueEntry>()] : throw new JsonException("An entry is nothing or has no name.");
    }
}
