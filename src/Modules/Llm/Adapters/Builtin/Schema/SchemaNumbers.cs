using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Maru.Modules.Llm.Adapters.Builtin.Schema;

/// <summary>Numbers within bounds: one the user named if it fits, else the middle of the bounds, else 1.</summary>
internal static partial class SchemaNumbers
{
    private const int MostNamed = 16;
    private const double LargestWhole = 9e15;

    public static bool TryFill(JsonElement schema, string heard, int turn, out JsonNode? node)
    {
        var whole = SchemaParts.TypeOf(schema) == "integer";
        var step = SchemaParts.Number(schema, "multipleOf") is { } multiple and > 0 ? multiple : whole ? 1 : 0;
        var candidates = Named(heard).Skip(turn).Concat(Bounded(schema, step, turn));
        foreach (var candidate in candidates)
        {
            if (Fits(schema, candidate, whole, step))
            {
                node = candidate == Math.Floor(candidate) && Math.Abs(candidate) < LargestWhole ? (long)candidate : candidate;
                return true;
            }
        }

        node = null;
        return false;
    }

    private static IEnumerable<double> Named(string heard) => Number().Matches(heard).Take(MostNamed)
        .Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).Where(double.IsFinite);

    private static IEnumerable<double> Bounded(JsonElement schema, double step, int turn)
    {
        var low = Largest(SchemaParts.Number(schema, "minimum"), SchemaParts.Number(schema, "exclusiveMinimum"));
        var high = Smallest(SchemaParts.Number(schema, "maximum"), SchemaParts.Number(schema, "exclusiveMaximum"));
        var middle = low is null && high is null ? 1 : low is null ? high!.Value : high is null ? low.Value : (low.Value / 2) + (high.Value / 2);
        var stride = step > 0 ? step : 1;
        foreach (var near in new[] { middle, low ?? middle, high ?? middle })
        {
            var start = step > 0 ? Math.Round(near / step) * step : near;
            yield return start + (turn * stride);
            for (var i = 0; i <= turn + 1; i++)
            {
                yield return start + (((turn + i) % (turn + 2)) * stride);
                yield return start - (i * stride);
            }
        }

        yield return middle;
    }

    private static bool Fits(JsonElement schema, double x, bool whole, double step) =>
        double.IsFinite(x)
        && (!whole || x == Math.Floor(x))
        && !(x < SchemaParts.Number(schema, "minimum")) && !(x <= SchemaParts.Number(schema, "exclusiveMinimum"))
        && !(x > SchemaParts.Number(schema, "maximum")) && !(x >= SchemaParts.Number(schema, "exclusiveMaximum"))
        && (step <= 0 || Math.Abs((x / step) - Math.Round(x / step)) < 1e-9);

    private static double? Largest(double? a, double? b) => a is null || b > a ? b : a;

    private static double? Smallest(double? a, double? b) => a is null || b < a ? b : a;

    [GeneratedRegex(@"(?<![\w.\-])-?[0-9]{1,15}(\.[0-9]{1,6})?(?![\d\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
