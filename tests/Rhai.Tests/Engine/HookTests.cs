using System.Diagnostics;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

public sealed class HookTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Lines_go_to_the_scope_s_outlet_or_else_to_the_engine_s()
    {
        var (ofEngine, ofScope) = (new List<string>(), new List<string>());
        var engine = Build(b => b.With(new RhaiHooks { Print = ofEngine.Add, Debug = (text, place) => ofEngine.Add($"{text} at {place}") }));

        engine.Evaluate("print(1); debug(\"x\");", null, Ct);
        engine.Evaluate("print(2); debug(3);", new RhaiScope { Print = ofScope.Add, Debug = (text, _) => ofScope.Add(text) }, Ct);

        Assert.Equal(["1", "\"x\" at line 1, position 11"], ofEngine);
        Assert.Equal(["2", "3"], ofScope);
    }

    [Fact]
    public void A_host_gives_values_to_names_nobody_declared()
    {
        var engine = Build(b => b.With(new RhaiHooks { Variable = name => name == "now" ? RhaiValue.FromInt64(12) : default(RhaiValue?) }));

        Assert.Equal("13", engine.Evaluate("now + 1", null, Ct).ToString());
        Assert.Equal(RhaiErrorKind.VariableNotFound, Assert.Throws<RhaiException>(() => engine.Evaluate("then", null, Ct)).Kind);
    }

    [Fact]
    public void Acts_of_a_host_take_up_to_three_arguments_and_give_nothing()
    {
        var seen = new List<string>();
        var engine = Build(b => b.Functions(f => f.Do("one", (long a) => seen.Add($"{a}")).Do("two", (long a, string b) => seen.Add(a + b)).Do("three", (bool a, double b, byte[] c) => seen.Add($"{a} {b} {c.Length}"))));

        var value = engine.Evaluate("[one(1), two(2, \"x\"), three(true, 1.5, blob(3))]", null, Ct);

        Assert.Equal("[(), (), ()]", value.ToString());
        Assert.Equal(["1", "2x", "True 1.5 3"], seen);
        Assert.Equal(RhaiErrorKind.FunctionNotFound, Assert.Throws<RhaiException>(() => engine.Evaluate("one(1.0)", null, Ct)).Kind);
    }

    [Fact]
    public void Sleeping_is_there_only_where_allowed_and_ends_when_cancelled()
    {
        var engine = Build(b => b.AllowSleep());
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var start = Stopwatch.GetTimestamp();

        var error = Assert.Throws<RhaiException>(() => engine.Evaluate("sleep(600)", null, stop.Token));

        Assert.Equal(RhaiErrorKind.Terminated, error.Kind);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60));
        Assert.Equal("()", RhaiPrinter.Debug(engine.Evaluate("sleep(0.001); sleep(0); sleep(-1); sleep(-0.5)", null, Ct)));
        Assert.Equal(RhaiErrorKind.FunctionNotFound, Assert.Throws<RhaiException>(() => Build(_ => { }).Evaluate("sleep(0)", null, Ct)).Kind);
    }

    [Fact]
    public void Time_is_the_host_s()
    {
        var engine = Build(b => b.With(TimeProvider.System));

        var value = engine.Evaluate("let t = timestamp(); [t.elapsed >= 0.0, t - t == 0.0, t + 1 > t, t - 1.5 < t, (t + 2) - t == 2.0, t == t, t != t + 1, t <= t, t >= t]", null, Ct);

        Assert.Equal("[true, true, true, true, true, true, true, true, true]", value.ToString());
        Assert.Equal(RhaiErrorKind.Arithmetic, Assert.Throws<RhaiException>(() => engine.Evaluate("(timestamp() + 100).elapsed", null, Ct)).Kind);
    }

    [Fact]
    public void A_value_that_progress_gives_ends_the_script()
    {
        var most = 0L;
        var engine = Build(b => b.With(new RhaiHooks { Progress = count => (most = count) > 500 ? RhaiValue.FromString("enough") : default(RhaiValue?) }));

        Assert.Equal(RhaiErrorKind.Terminated, Assert.Throws<RhaiException>(() => engine.Evaluate("loop { }", null, Ct)).Kind);
        Assert.InRange(most, 501, 1_000);
    }

    private static RhaiEngine Build(Action<RhaiEngineBuilder> configure)
    {
        var builder = new RhaiEngineBuilder(RhaiLimits.Strict);
        configure(builder);
        return builder.Build();
    }
}
