using System.Globalization;

namespace Maru.AuditLog;

/// <summary>Arguments: the number of entries, then for each database its name and connection. Prints a table in Markdown.</summary>
internal static class EntryPoint
{
    public static async Task Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var rows = long.Parse(args[0], CultureInfo.InvariantCulture);
        var results = new List<Result>();
        for (var i = 1; i + 1 < args.Length; i += 2)
        {
            await using var log = await Log.OpenAsync(args[i + 1]);
            results.Add(await new Run(log, args[i], rows).MeasureAsync());
        }

        Console.WriteLine();
        foreach (var line in Result.Table(results))
        {
            Console.WriteLine(line);
        }
    }
}
