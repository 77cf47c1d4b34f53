using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maru.Host.Tests.Architecture;

namespace Maru.Host.Tests.OpenApi;

/// <summary>What the contract's descriptions say: they come from comments of the code, and speak to who calls it.</summary>
internal static partial class ContractWords
{
    public static Report Check(JsonNode document) => Report.Of(
        DescriptionsIn(document), said => Inside().Matches(said).Select(word => $"\"{said}\" speaks of the code: {word.Value}. Move that to <remarks>."));

    public static Report CheckParameters(JsonNode document) => Report.Of(
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().SelectMany(o => (o.Value!["parameters"]?.AsArray() ?? [])
            .Select(p => (Where: $"{o.Key.ToUpperInvariant()} {path.Key}", Is: p!)))),
        p => string.IsNullOrWhiteSpace((string?)p.Is["description"])
            ? [$"{p.Where}: {p.Is["name"]} has no words; give it a <summary> or a [Description]"]
            : []);

    private static IEnumerable<string> DescriptionsIn(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "description", Value: JsonValue said } ? [(string)said!] : DescriptionsIn(p.Value)),
        JsonArray a => a.SelectMany(DescriptionsIn),
        _ => [],
    };

    // A name of two humps is a type's or a member's.
    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z][a-z]\w*|\b[Aa] class\b|\bTODO\b|<see|cref=")]
    private static partial Regex Inside();
}
