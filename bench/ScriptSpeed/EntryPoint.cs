using System.Diagnostics;
using System.Globalization;
using Maru.Rhai;
using Maru.Rhai.Limits;

namespace Maru.ScriptSpeed;

/// <summary>
/// Measures a rule never run before, then each script's first, tenth and best call, beside the same work in C#, and prints a table. 3 when
/// an aim is missed and --judge given.
/// </summary>
internal static class EntryPoint
{
    private const int Tenth = 10;
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(1.5);

    private static int Main(string[] args)
    {
        var only = args.FirstOrDefault(a => !a.StartsWith('-'));
        var engine = new RhaiEngineBuilder(RhaiLimits.Trusted).Build();
        var missed = FirstCall.Measure(engine) ? 0 : 1;
        Console.WriteLine("| script | compile ms | first ms | 10th ms | best ms | C# ms | × C# | official ms | × faster | aim ms | |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var load in Loads.All.Where(l => only is null || l.Name == only))
        {
            missed += Measure(engine, load) ? 0 : 1;
        }

        Console.WriteLine();
        Console.WriteLine("Official: the Rust engine's processor time on a 2.5 GHz Xeon, from elsewhere; compare with care. Best: the smallest of many.");
        return missed > 0 && args.Contains("--judge") ? 3 : 0;
    }

    private static bool Measure(RhaiEngine engine, Load load)
    {
        var text = load.Text();
        var started = Stopwatch.GetTimestamp();
        var script = engine.Compile(text);
        var compiling = Millis(started);
        var (first, tenth, best) = (0.0, 0.0, double.MaxValue);
        var since = Stopwatch.GetTimestamp();
        for (var call = 1; call <= Tenth || Stopwatch.GetElapsedTime(since) < Steady; call++)
        {
            var scope = load.Scope();
            started = Stopwatch.GetTimestamp();
            script.Evaluate(scope);
            var took = Millis(started);
            (first, tenth, best) = (call == 1 ? took : first, call == Tenth ? took : tenth, Math.Min(best, took));
        }

        var limit = Best(load.InCSharp);
        var met = load.IsMet(best, limit);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {load.Name} | {compiling:0.###} | {first:0.####} | {tenth:0.####} | {best:0.####} | {limit:0.####} | {best / limit:0.#} | {load.Official:0.####} | {load.Official / best:0.#} | {load.Aim:0.####} | {(met ? "met" : "MISSED")} |"));
        return met;
    }

    private static double Best(Func<string> work)
    {
        var best = double.MaxValue;
        var since = Stopwatch.GetTimestamp();
        do
        {
            var started = Stopwatch.GetTimestamp();
            _ = work();
            best = Math.Min(best, Millis(started));
        }
        while (Stopwatch.GetElapsedTime(since) < Steady / 3);

        return best;
    }

    private static double Millis(long started) => Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
