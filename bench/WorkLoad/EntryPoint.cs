using System.Globalization;

namespace Maru.WorkLoad;

/// <summary><c>runs rounds connection...</c>: a table of medians on standard output, one line a database.</summary>
internal static class EntryPoint
{
    private const int Usage = 2;

    public static async Task<int> Main(string[] args)
    {
        if (args.Length < 3)
        {
            await Console.Error.WriteLineAsync("Maru.WorkLoad <runs> <rounds> <connection>...");
            return Usage;
        }

        var (runs, rounds) = (int.Parse(args[0], CultureInfo.InvariantCulture), int.Parse(args[1], CultureInfo.InvariantCulture));
        await Console.Out.WriteLineAsync(
            $"{runs} runs of {EmptyJob.Steps} steps of nothing, 16 in flight, median of {rounds}\n"
            + "| database | commits/s, 1 client | 4 clients | steps/s | of 1 client | of 4 | CPU us/step | statements/step | a run | claim to first step p50 ms | p99 |\n"
            + "|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var connection in args[2..])
        {
            var all = new List<EngineRound>();
            for (var round = 0; round < rounds; round++)
            {
                all.Add(await EngineBench.RunAsync(connection, runs));
            }

            await Console.Out.WriteLineAsync(Line(all));
        }

        return 0;
    }

    private static string Line(List<EngineRound> all)
    {
        double Median(Func<EngineRound, double> figure) => all.Select(figure).Order().ElementAt(all.Count / 2);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {all[0].Database} | {Median(r => r.Commits1):n0} | {Median(r => r.Commits4):n0} | {Median(r => r.StepsPerSecond):n0} "
            + $"| {Median(r => r.StepsPerSecond / r.Commits1):p0} | {Median(r => r.StepsPerSecond / r.Commits4):p0} | {Median(r => r.CpuPerStepMicros):n0} "
            + $"| {Median(r => r.StatementsPerStep):n2} | {Median(r => r.StatementsPerRun):n1} | {Median(r => r.FirstStepP50Ms):n1} | {Median(r => r.FirstStepP99Ms):n1} |");
    }
}
