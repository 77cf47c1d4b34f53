using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Composer.Schema;

/// <summary>Numbers within bounds: one the user named if it fits, else the middle of the bounds, else 1.</summary>
internal static class SchemaNumbers
{
    private const double LargestWhole = 9e15;

    public static bool TryFill(JsonElement schema, FillWords words, int turn, out JsonNode? node)
    {
        var whole = SchemaParts.TypeOf(schema) == "integer";
        var step = SchemaParts.Number(schema, "multipleOf") is { } multiple and > 0 ? multiple : whole ? 1 : 0;
        var candidates = words.Numbers.Skip(turn).Concat(Bounded(schema, step, turn));
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

    private static IEnumerable<double> Bounded(JsonElement schema, double step, int turn)
    {
        var low = Largest(SchemaParts.Number(schema, "minimum"), SchemaParts.Number(schema, "exclusiveMinimum"));
        var high = Smallest(SchemaParts.Number(schema, "maximum"), SchemaParts.Number(schema, "exclusiveMaximum"));
        var middle = low is null && high is null ? 1 : low is null ? high!.Value : high is null ? low.Value : (low.Value / 2) + (high.Value / 2);
        var stride = step > 0 ? step : 1;
        var start = step > 0 ? Math.Round(middle / step) * step : middle;
        if (low is { } least && high is { } most && most > least)
        {
            // From the middle up and then from the lower bound, so that every multiple between the bounds is used.
            var first = step > 0 ? Math.Ceiling(least / step) * step : least;
            var count = Math.Max(1, Math.Floor((most - first) / stride) + 1);
            yield return first + ((Math.Round((start - first) / stride) + turn) % count * stride);
            yield return first + stride;
        }

        var away = low is null && high is not null ? -stride : stride;
        yield return start + (turn * away);
        yield return start + ((turn + 1) * away);
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
}
