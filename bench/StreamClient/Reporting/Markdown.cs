using System.Globalization;
using System.Text;

namespace Maru.StreamClient.Reporting;

/// <summary>The table for people.</summary>
internal static class Markdown
{
    private static readonly (string Head, string Format, Func<Row, double?> Value)[] Columns =
    [
        ("requests/s", "N0", r => r.RequestsPerSecond),
        ("p50 µs", "N0", r => r.P50Us),
        ("p99 µs", "N0", r => r.P99Us),
        ("CPU µs/request", "N1", r => r.CpuPerRequestUs),
        ("× nginx", "N2", r => r.CpuTimesNginx),
        ("p50 µs, 1 conn.", "N0", r => r.OneConnectionP50Us),
        ("added", "N0", r => r.AddedP50Us),
        ("TTFT µs", "N0", r => r.TtftUs),
        ("added", "N0", r => r.AddedTtftUs),
        ("chunk gap p50 µs", "N0", r => r.ChunkGapP50Us),
        ("p99", "N0", r => r.ChunkGapP99Us),
        ("CPU µs/stream", "N0", r => r.CpuPerStreamUs),
        ("× nginx", "N2", r => r.StreamCpuTimesNginx),
        ("RSS MiB", "N0", r => r.RssMib),
        ("statements/request", "N4", r => r.StatementsPerRequest),
        ("errors", "N0", r => r.Errors),
    ];

    public static string Of(string about, IReadOnlyList<Row> rows, IReadOnlyList<Goal> goals)
    {
        var columns = Columns.Where(c => rows.Any(r => c.Value(r) is not null)).ToArray();
        var text = new StringBuilder().AppendLine(about).AppendLine();
        text.Append("| |").AppendJoin('|', columns.Select(c => $" {c.Head} ")).AppendLine("|");
        text.Append("|---|").AppendJoin('|', columns.Select(_ => "---:")).AppendLine("|");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Target} |").AppendJoin('|', columns.Select(c => $" {Shown(c.Value(row), c.Format)} ")).AppendLine("|");
        }

        text.AppendLine();
        foreach (var goal in goals)
        {
            var verdict = goal.Met switch { true => "met", false => "MISSED", null => "not measured" };
            text.AppendLine(CultureInfo.InvariantCulture, $"- {goal.Name}: {Shown(goal.Measured, "N2")}, goal at most {goal.Limit:0.##}: {verdict}");
        }

        return text.ToString();
    }

    private static string Shown(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
