using System.Diagnostics;
using System.Globalization;
using Maru.Rhai;
using Maru.Rhai.Values;

namespace Maru.ScriptSpeed;

/// <summary>How long a rule takes that has never run, in a process whose only preparation was one other script at start-up.</summary>
internal static class FirstCall
{
    private const int Count = 25;
    private const int Tenth = 10;
    private const int Steady = 2_000;
    private const double AimMillis = 1;

    /// <summary>Prints the figures; false when a first call took as long as the aim or longer, at the median.</summary>
    public static bool Measure(RhaiEngine engine)
    {
        var started = Stopwatch.GetTimestamp();
        engine.Evaluate(Load.TextOf("warm_up"));
        var warming = Millis(started);
        var template = Load.TextOf("first_rule");
        var (compiling, first, tenth, steady) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var rule = 0; rule < Count; rule++)
        {
            var text = template.Replace("LIMIT", (60 + rule).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            started = Stopwatch.GetTimestamp();
            var script = engine.Compile(text);
            compiling.Add(Millis(started));
            first.Add(Call(script));
            for (var call = 2; call < Tenth; call++)
            {
                Call(script);
            }

            tenth.Add(Call(script));
            steady.Add(rule < Count - 1 ? double.MaxValue : Enumerable.Range(0, Steady).Min(_ => Call(script)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"A rule of 20 lines never run before ({Count} of them, after a start-up script of {warming:0} ms): compile {Figures(compiling)}, first call {Figures(first)}, 10th {Figures(tenth)}, steady {steady.Min():0.####} ms; aim for the first call: below {AimMillis} ms."));
        Console.WriteLine();
        return Median(first) < AimMillis;
    }

    private static double Call(RhaiScript script)
    {
        var scope = new RhaiScope().Set("s", RhaiConvert.FromObject(Rules.Machine));
        var started = Stopwatch.GetTimestamp();
        script.Evaluate(scope);
        return Millis(started);
    }

    private static string Figures(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{times[0]:0.###} ms the very first, {Median(times):0.###} ms median, {times.Max():0.###} ms worst");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static double Millis(long started) => Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
