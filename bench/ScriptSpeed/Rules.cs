using System.Globalization;
using System.Text;

namespace Maru.ScriptSpeed;

/// <summary>The rules in C#, over the same boxed values a host hands to a script.</summary>
internal static class Rules
{
    private static readonly string[] Units = ["degC", "bar", "rpm", "mm/s", "A"];

    // Field, upper limit, what a breach weighs.
    private static readonly (string Field, double Above, double Weight)[] Ceilings =
    [
        ("temp_motor", 85, 2), ("temp_gearbox", 80, 2), ("pressure_out", 8.5, 1), ("rpm", 3_200, 1), ("current", 42.5, 1.2),
        ("power", 30_000, 0.8), ("humidity", 80, 0.3), ("hours", 8_000, 0.5), ("starts", 50, 0.2),
    ];

    public static Dictionary<string, object?> Machine { get; } = new(StringComparer.Ordinal)
    {
        ["temp_motor"] = 91.5,
        ["temp_gearbox"] = 71.0,
        ["temp_oil"] = 64.2,
        ["temp_ambient"] = 22.5,
        ["vib_x"] = 2.1,
        ["vib_y"] = 7.4,
        ["vib_z"] = 1.9,
        ["pressure_in"] = 1.9,
        ["pressure_out"] = 7.2,
        ["flow"] = 18.4,
        ["level"] = 55L,
        ["rpm"] = 2980L,
        ["current"] = 38.4,
        ["voltage"] = 401.5,
        ["power"] = 26100.0,
        ["humidity"] = 61L,
        ["hours"] = 8123L,
        ["starts"] = 12L,
        ["door_open"] = false,
        ["unit"] = "PUMP-7",
    };

    public static object?[] Readings { get; } = [.. Enumerable.Range(0, 1_000).Select(i => (object?)((i * 7_919 % 100_003) / 1_000.0))];

    public static string Thresholds(Dictionary<string, object?> s)
    {
        var alerts = new List<object?>();
        var score = 0.0;
        foreach (var (field, above, weight) in Ceilings)
        {
            Weigh(Number(s, field) > above, field, weight, alerts, ref score);
        }

        Weigh(Number(s, "temp_oil") is > 90 or < 5, "temp_oil", 1.5, alerts, ref score);
        Weigh(Number(s, "temp_ambient") is < -20 or > 50, "temp_ambient", 0.5, alerts, ref score);
        Weigh(Number(s, "vib_x") > 7.1 || Number(s, "vib_y") > 7.1 || Number(s, "vib_z") > 7.1, "vibration", 3, alerts, ref score);
        Weigh(Number(s, "pressure_in") < 1.2, "pressure_in", 1, alerts, ref score);
        Weigh(Number(s, "pressure_out") - Number(s, "pressure_in") > 6, "pressure_delta", 1, alerts, ref score);
        Weigh(Number(s, "flow") < 12, "flow", 1, alerts, ref score);
        Weigh(Number(s, "level") is < 10 or > 95, "level", 0.7, alerts, ref score);
        Weigh(Number(s, "voltage") is < 380 or > 420, "voltage", 1.2, alerts, ref score);
        Weigh(s["door_open"] is true && Number(s, "rpm") > 100, "interlock", 5, alerts, ref score);
        var severity = score >= 8 ? "critical" : score >= 4 ? "major" : score > 0 ? "minor" : "ok";
        return severity;
    }

    public static string Aggregate(object?[] readings)
    {
        var (n, sum, squares, lowest, highest) = (0L, 0.0, 0.0, (double)readings[0]!, (double)readings[0]!);
        var (over, run, longest) = (0L, 0L, 0L);
        foreach (var boxed in readings)
        {
            var r = (double)boxed!;
            (n, sum, squares) = (n + 1, sum + r, squares + (r * r));
            (lowest, highest) = (Math.Min(lowest, r), Math.Max(highest, r));
            (over, run) = r > 75 ? (over + 1, run + 1) : (over, 0);
            longest = Math.Max(longest, run);
        }

        var mean = sum / n;
        return $"{n} {mean} {Math.Sqrt((squares / n) - (mean * mean))} {lowest} {highest} {over} {longest}";
    }

    public static string Format()
    {
        var text = new StringBuilder();
        var upper = 0;
        for (var i = 0; i < 500; i++)
        {
            var value = (i * 37 % 1000) / 10.0;
            var line = string.Create(CultureInfo.InvariantCulture, $"sensor_{i}: {value:0.0} {Units[i % 5]}").PadRight(32, '.');
            (line, upper) = value > 50 ? (line.ToUpperInvariant(), upper + 1) : (line, upper);
            text.Append(line.Replace("RPM", "r/min", StringComparison.Ordinal)).Append('\n');
        }

        var words = text.ToString().Split('\n');
        return $"{text.Length} {upper} {words.Length} {words[0]} {words[499]}";
    }

    private static double Number(Dictionary<string, object?> s, string field) => s[field] is long whole ? whole : (double)s[field]!;

    private static void Weigh(bool breached, string name, double weight, List<object?> alerts, ref double score)
    {
        if (breached)
        {
            alerts.Add(name);
            score += weight;
        }
    }
}
