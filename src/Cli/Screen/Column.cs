using System.Globalization;
using System.Text.Json;

namespace Maru.Cli.Screen;

/// <summary>One field of a JSON object, as people read it. Dots lead into inner objects.</summary>
internal sealed record Column(string Path, string? Title = null)
{
    private const string Absent = "-";

    public string Heading => (Title ?? Path[(Path.LastIndexOf('.') + 1)..]).ToUpperInvariant();

    public string Read(JsonElement row, TimeZoneInfo zone)
    {
        foreach (var name in Path.Split('.'))
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row))
            {
                return Absent;
            }
        }

        return Show(row, zone);
    }

    private string Show(JsonElement value, TimeZoneInfo zone) => value.ValueKind switch
    {
        JsonValueKind.String when Path.EndsWith("at", StringComparison.Ordinal) && value.TryGetDateTimeOffset(out var at) =>
            TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        JsonValueKind.String => Plain.Clean(value.GetString()!),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number when Path.EndsWith("_micros", StringComparison.Ordinal) && Path.Contains("cost", StringComparison.Ordinal) =>
            (value.GetDecimal() / 1_000_000).ToString("0.######", CultureInfo.InvariantCulture),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(v => Show(v, zone))),
        JsonValueKind.Null or JsonValueKind.Undefined => Absent,
        _ => value.GetRawText(),
    };
}
