using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maru.Host.Tests.Architecture;

namespace Maru.Host.Tests.OpenApi;

/// <summary>How the contract calls its parameters and schemas.</summary>
internal static partial class ContractNames
{
    private static readonly string[] Storeys = ["Modules", "Contracts", "Platform"];
    private static readonly string[] Days = ["start_date", "end_date"];
    private static readonly string[] Instants = ["from", "to"];

    /// <summary>The folders a schema may be named for.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. SourceTree.Repository.Product.Select(f => f.Path.Split('/')[1..^1].SkipWhile(Storeys.Contains).FirstOrDefault()).OfType<string>().Distinct()];

    public static Report CheckParameters(JsonNode document) => Report.Of(
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().SelectMany(o => (o.Value!["parameters"]?.AsArray() ?? [])
            .Select(p => (Where: $"{o.Key.ToUpperInvariant()} {path.Key}", Is: p!)))).Where(p => (string)p.Is["in"]! is "query" or "path"),
        p => WrongWith((string)p.Is["name"]!, (string?)p.Is["schema"]?["format"]).Select(wrong => $"{p.Where}: {p.Is["name"]} {wrong}"));

    public static Report CheckSchemas(JsonNode document, IReadOnlyCollection<string> modules)
    {
        var schemas = document["components"]!["schemas"]!.AsObject();
        var shape = new Regex($"^({string.Join('|', modules)})([A-Z][A-Za-z0-9]*)?(Request|Response)$");
        var names = schemas.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return Report.Of(schemas, schema => WrongWith(schema.Key, schema.Value!, shape, names));
    }

    private static IEnumerable<string> WrongWith(string parameter, string? format)
    {
        if (!SnakeCase().IsMatch(parameter))
        {
            yield return "is not in snake_case";
        }

        if (Days.Contains(parameter) && format is not (null or "date"))
        {
            yield return "is a day's name and no day";
        }
        else if (Instants.Contains(parameter) != (format == "date-time"))
        {
            yield return "is an instant by its name or by its form, not by both";
        }
        else if (!Days.Contains(parameter) && (format == "date" || OfTime().IsMatch(parameter)))
        {
            yield return "is a time; days are start_date and end_date, instants from and to";
        }
    }

    private static IEnumerable<string> WrongWith(string schema, JsonNode said, Regex shape, HashSet<string> names)
    {
        if (said["enum"] is null && !shape.IsMatch(schema))
        {
            yield return $"{schema} is neither an enum nor a module, a noun and Request or Response";
        }

        if (Numbered().Match(schema) is { Success: true } numbered && names.Contains(numbered.Result("${name}${use}")))
        {
            yield return $"{schema} is another's name with a number";
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex("^(since|until|before|day|days|date)$|_(date|day|at)$")]
    private static partial Regex OfTime();

    [GeneratedRegex(@"^(?<name>.*?)\d+(?<use>Request|Response|)$")]
    private static partial Regex Numbered();
}
