using System.Text;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>OpenTelemetry names as Prometheus spells them: <c>http.server.request.duration</c> in <c>s</c> is <c>http_server_request_duration_seconds</c>.</summary>
internal static class MetricName
{
    private const string Total = "_total";

    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["s"] = "seconds",
        ["ms"] = "milliseconds",
        ["us"] = "microseconds",
        ["ns"] = "nanoseconds",
        ["min"] = "minutes",
        ["h"] = "hours",
        ["d"] = "days",
        ["By"] = "bytes",
        ["KiBy"] = "kibibytes",
        ["MiBy"] = "mebibytes",
        ["GiBy"] = "gibibytes",
        ["bit"] = "bits",
        ["m"] = "meters",
        ["V"] = "volts",
        ["A"] = "amperes",
        ["J"] = "joules",
        ["W"] = "watts",
        ["g"] = "grams",
        ["Cel"] = "celsius",
        ["Hz"] = "hertz",
        ["%"] = "percent",
    };

    private static readonly Dictionary<string, string> Rates = new(StringComparer.Ordinal)
    {
        ["s"] = "second",
        ["min"] = "minute",
        ["h"] = "hour",
        ["d"] = "day",
    };

    public static string Of(string name, string? unit, MetricKind kind)
    {
        var text = Clean(name, colons: true);
        var monotonic = InstrumentKind.IsMonotonic(kind);
        if (monotonic && text.EndsWith(Total, StringComparison.Ordinal))
        {
            text = text[..^Total.Length];
        }

        var suffix = UnitSuffix(unit ?? "", kind);
        if (suffix.Length > 0 && !text.EndsWith("_" + suffix, StringComparison.Ordinal))
        {
            text = $"{text}_{suffix}";
        }

        return monotonic ? text + Total : text;
    }

    /// <summary>Label names may not contain a colon, and names with two leading underscores are reserved by Prometheus.</summary>
    public static string Label(string key)
    {
        var text = Clean(key, colons: false);
        return text.StartsWith("__", StringComparison.Ordinal) ? "key" + text : text;
    }

    private static string UnitSuffix(string unit, MetricKind kind)
    {
        if (unit == "1")
        {
            return kind is MetricKind.Gauge or MetricKind.ObservedGauge ? "ratio" : "";
        }

        var parts = WithoutAnnotations(unit).Split('/', 2);
        var main = parts[0].Length == 0 ? "" : Units.GetValueOrDefault(parts[0], Clean(parts[0], colons: false));
        var per = parts.Length < 2 || parts[1].Length == 0 ? "" : "per_" + Rates.GetValueOrDefault(parts[1], Clean(parts[1], colons: false));
        return string.Join('_', new[] { main, per }.Where(p => p.Length > 0));
    }

    private static string WithoutAnnotations(string unit)
    {
        while (unit.IndexOf('{', StringComparison.Ordinal) is var open and >= 0)
        {
            var close = unit.IndexOf('}', open);
            unit = close < 0 ? unit[..open] : unit.Remove(open, close - open + 1);
        }

        return unit;
    }

    private static string Clean(string name, bool colons)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            var fits = char.IsAsciiLetterOrDigit(c) || (colons && c == ':');
            text.Append(fits ? c : '_');
        }

        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? "_" + text : text.ToString();
    }
}
