using System.Diagnostics;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;

namespace Maru.Rhai.Tests.Limits;

/// <summary>Compiling takes time that grows with the script's length, and ends when it is told to.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class CompilingTests
{
    private const int Few = 2_500;

    /// <summary>Four times as much takes four times as long, or a little more; sixteen times if each part looks at all before it.</summary>
    private const double MostGrowth = 9;

    private static readonly RhaiLimits Wide = RhaiLimits.Trusted with { ExpressionDepth = 0, FunctionExpressionDepth = 0 };

    public static TheoryData<string, string, string, string> Shapes() => new()
    {
        { "arms of a switch", "switch 1 {", "# => #,", "}" },
        { "arms with texts", "switch 1 {", "\"k#\" => #,", "}" },
        { "arms with ranges", "switch 1 {", "#..=# => #,", "}" },
        { "cases of one arm", "switch 1 {", "#|", "1 => 2 }" },
        { "parameters", "fn f(", "p#,", "p) { p }" },
        { "parameters of a closure", "|", "p#,", "p| p" },
        { "arguments", "f(", "#,", "1)" },
        { "keys of a map", "#{", "k#: #,", "k: 1}" },
        { "functions", "", "fn f#() { # } ", "" },
        { "methods of a type", "", "fn int.m#() { # } ", "" },
        { "documented functions", "", "/// x\nfn f#() { # }\n", "" },
        { "constants and their use", "", "const V# = #; V#; ", "" },
        { "variables assigned to", "", "let v# = #; v# += 1; ", "" },
        { "unknown variables", "", "v#; ", "" },
        { "captured variables", "let f = || 1;", "let v# = #; f = || v#; ", "" },
        { "questions about variables", "", "let v# = is_def_var(\"x\"); ", "" },
        { "evaluated texts", "", "let v# = eval(\"1\"); ", "" },
        { "calls that see the caller", "fn f() { }", "let v# = f!(); ", "" },
        { "modules", "", "import \"a\" as m#; m#::x; ", "" },
        { "exports", "", "let v# = 1; export v# as w#; ", "" },
        { "holes of a text", "`", "${#} x", "`" },
        { "blocks", "", "{ let x = #; x } ", "" },
        { "loops left early", "", "loop { let x = 1 + { break; 1 }; } ", "" },
        { "comments in one line", "", "/**/#; ", "" },
        { "comments and nothing else", "", "/**/", "" },
        { "blank comments in one line", "                                ", " /**/", "" },
        { "quotes in a raw text", "#\"", "\"", "\"#" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Four_times_the_length_takes_no_more_than_nine_times_the_time(string what, string before, string each, string after)
    {
        foreach (var engine in (RhaiEngine[])[Engine(new RhaiSwitches()), Engine(new RhaiSwitches { StrictVariables = true })])
        {
            var (few, many) = (Repeated(Few), Repeated(4 * Few));
            var growth = 0.0;
            for (var attempt = 0; attempt < 8; attempt++)
            {
                growth = Time(engine, many) / Time(engine, few);
                if (growth < MostGrowth)
                {
                    break;
                }
            }

            Assert.True(growth < MostGrowth, $"{what}: {growth:F1}");
        }

        string Repeated(int count) =>
            before + string.Concat(Enumerable.Range(0, count).Select(i => each.Replace("#", $"{i}", StringComparison.Ordinal))) + after;
    }

    [Fact]
    public void Comments_behind_a_long_blank_line_cost_nothing_more()
    {
        var (engine, comments) = (Engine(new RhaiSwitches()), string.Concat(Enumerable.Repeat("/**/", 50_000)));

        var alone = Time(engine, comments);
        var behind = Time(engine, new string(' ', 200_000) + comments);

        // Each looking back over all blanks would take thousands of times as long.
        Assert.True(behind < (alone + 1) * 50, $"{alone} ms, {behind} ms");
    }

    [Theory]
    [InlineData("let x = 1; x + 1")]
    [InlineData("")]
    public void A_cancelled_compilation_ends(string text)
    {
        var stopped = new CancellationToken(canceled: true);

        var error = Assert.Throws<RhaiException>(() => Engine(new RhaiSwitches()).Compile(text + "; 1", stopped));

        Assert.Equal(RhaiErrorKind.Terminated, error.Kind);
    }

    [Theory]
    [InlineData("let a = 1; a += 1; ")]
    [InlineData("fn f#() { 1 } ")]
    [InlineData("switch 1 { 1 => 2 } ")]
    [InlineData("let b = [1, [2, [3, 4]]]; ")]
    public void A_long_script_stops_compiling_soon_after_it_is_cancelled(string each)
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => each.Replace("#", $"{i}", StringComparison.Ordinal)));
        var engine = Engine(new RhaiSwitches());
        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 8 && best > TimeSpan.FromMilliseconds(50); attempt++)
        {
            using var stop = new CancellationTokenSource();
            var cancelled = 0L;
            using var registration = stop.Token.Register(() => cancelled = Stopwatch.GetTimestamp());
            stop.CancelAfter(5);
            var error = Record.Exception(() => engine.Compile(text, stop.Token));
            best = error is RhaiException { Kind: RhaiErrorKind.Terminated }
                ? TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(cancelled).Ticks)) : best;
        }

        Assert.True(best <= TimeSpan.FromMilliseconds(50), $"{best}");
    }

    private static RhaiEngine Engine(RhaiSwitches switches) => new RhaiEngineBuilder(Wide).With(switches).Build();

    private static double Time(RhaiEngine engine, string text)
    {
        var start = ThreadTime.Milliseconds();
        var error = Record.Exception(() => engine.Compile(text, TestContext.Current.CancellationToken));
        var took = ThreadTime.Milliseconds() - start;
        Assert.True(
            error is null or RhaiException { KindName: "ErrorParsing/VariableUndefined" or "ErrorParsing/ModuleUndefined" }, $"{error}");
        return took;
    }
}
