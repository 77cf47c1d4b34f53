using System.Globalization;
using System.Text;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// A tag set as written between the braces: sorted, escaped, without empty values, which Prometheus treats as absent.
/// </summary>
internal static class LabelText
{
    // A histogram writes this one itself.
    private const string BucketLabel = "le";

    public static string Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            if (Text(value) is { Length: > 0 } text)
            {
                var name = MetricName.Label(key);
                labels[name == BucketLabel ? "exported_le" : name] = text;
            }
        }

        var all = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            all.Append(all.Length == 0 ? "" : ",").Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        return all.ToString();
    }

    public static string EscapeHelp(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Escape(string value) => EscapeHelp(value).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string? Text(object? value) => value switch
    {
        null => null,
        string s => s,
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
