using System.Text.Json;

namespace Maru.StreamClient.Reporting;

/// <summary>From the lines of the rounds to the table, and to files when asked.</summary>
internal static class Report
{
    private const int Errors = 1;
    private const int GoalMissed = 3;

    // From the least between client and provider to the most; the first round may have begun anywhere.
    private static readonly string[] Order = ["direct", "nginx", "floor", "maru"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly JsonSerializerOptions Indented = new(Json) { WriteIndented = true };

    /// <param name="roundsFile">One JSON object a line.</param>
    /// <param name="about">Machine, commit, settings: the reader's first question.</param>
    /// <param name="outBase">A path to which .md and .json are added.</param>
    /// <returns>The exit code: 1 when requests failed, 3 when a goal was missed.</returns>
    public static async Task<int> WriteAsync(string roundsFile, string about, string? outBase)
    {
        var lines = await File.ReadAllLinesAsync(roundsFile);
        Round[] all = [.. lines.Select(line => JsonSerializer.Deserialize<Round>(line, Json)!)];
        var rounds = new Rounds(all);
        Row[] rows = [.. rounds.Targets.OrderBy(t => Array.IndexOf(Order, t)).Select(t => Row.Of(t, rounds))];
        var goals = rows.FirstOrDefault(r => r.Target == "maru") is { } maru ? Goal.Of(maru) : [];
        var table = Markdown.Of(about, rows, goals);
        await Console.Out.WriteAsync(table);
        if (outBase is not null)
        {
            await File.WriteAllTextAsync(outBase + ".md", table);
            await File.WriteAllTextAsync(outBase + ".json", JsonSerializer.Serialize(new { about, rows, goals, rounds = all }, Indented) + "\n");
        }

        return rounds.Errors > 0 ? Errors : goals.Any(g => g.Met == false) ? GoalMissed : 0;
    }
}
