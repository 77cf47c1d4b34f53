using System.Globalization;

namespace Maru.AuditLog;

/// <summary>
/// Arguments: what to do (of <see cref="Parts"/>, separated by commas), the number of entries, then for each database its name and
/// connection. Prints a table in Markdown.
/// </summary>
internal static class EntryPoint
{
    public static async Task Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var parts = Enum.Parse<Parts>(args[0], ignoreCase: true);
        var rows = long.Parse(args[1], CultureInfo.InvariantCulture);
        var results = new List<Result>();
        for (var i = 2; i + 1 < args.Length; i += 2)
        {
            await using var log = await Log.OpenAsync(args[i + 1]);
            results.Add(await new Run(log, args[i], rows).MeasureAsync(parts));
        }

        Console.WriteLine();
        foreach (var line in Result.Table(results))
        {
            Console.WriteLine(line);
        }
    }
}
