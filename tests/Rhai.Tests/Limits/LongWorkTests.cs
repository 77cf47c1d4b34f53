using Maru.Rhai.Library;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Limits;

/// <summary>
/// The host's token is looked at every 256 steps. So no step may take longer than the 256th part of the 50 ms in which a script has to
/// end, whatever native function or operator it is, and whatever the size of what it works on.
/// </summary>
[Collection(nameof(AloneInTheProcess)), Trait("Judges", "time")]
public sealed class LongWorkTests
{
    private const double MostMillisecondsOfAStep = 50.0 / 256;

    private static readonly RhaiLimits Roomy = RhaiLimits.Strict with
    {
        Operations = 0,
        ArrayElements = 2_000_000,
        MapEntries = 200_000,
        StringBytes = 3_000_000,
        MemoryBytes = 0,
    };

    [Fact]
    public void Every_native_function_counts_its_work_on_a_megabyte()
    {
        var engine = new RhaiEngineBuilder(Roomy).Build();
        var script = engine.Compile("let f = |x| x; f", TestContext.Current.CancellationToken);
        var big = new BigArguments(script.Evaluate(null, TestContext.Current.CancellationToken).Function);
        var slow = new List<string>();
        var looked = 0;
        foreach (var function in engine.Functions.All.Where(f => f.Name != "exit" && BigArguments.CanBeBig(f)))
        {
            foreach (var arguments in big.For(function))
            {
                looked++;
                var (step, steps) = Cost(engine, script, function, arguments);
                if (step > MostMillisecondsOfAStep)
                {
                    slow.Add($"{function.Name}({string.Join(", ", arguments.Select(a => a.Kind))}): {step:F2} ms a step, {steps} steps");
                }
            }
        }

        Assert.InRange(looked, 400, int.MaxValue);
        Assert.Empty(slow);
    }

    [Theory]
    [InlineData("t == u")]
    [InlineData("t < u")]
    [InlineData("t != u")]
    [InlineData("t + u")]
    [InlineData("t - \"x\"")]
    [InlineData("t - \"y\"")]
    [InlineData("`${t}${u}`")]
    [InlineData("`${a}`")]
    [InlineData("\"\" + m")]
    [InlineData("t[0..500000]")]
    [InlineData("w[400000]")]
    [InlineData("t[5] = 'y'")]
    [InlineData("t[5..6] = \"y\"")]
    [InlineData("\"y\" in t")]
    [InlineData("-1 in a")]
    [InlineData("a == b")]
    [InlineData("a + b")]
    [InlineData("a += b")]
    [InlineData("m == n")]
    [InlineData("m + n")]
    [InlineData("{ let c = a; c[0] = 1; }")]
    [InlineData("{ let c = m; c.key = 1; }")]
    [InlineData("{ let c = m; c[\"key\"] = 1; }")]
    [InlineData("{ let c = #{v: a}; let d = c; d.v[0] = 1; }")]
    [InlineData("switch t { \"x\" => 1, _ => 2 }")]
    [InlineData("for x in w { break; }")]
    [InlineData("for x in blob { break; }")]
    [InlineData("try { throw a } catch (e) { e == b }")]
    [InlineData("Fn(t).call()")]
    [InlineData("parse_int(t)")]
    [InlineData("m[t]")]
    [InlineData("m[t] = 1")]
    [InlineData("keep.curry(a).curry(t).call()")]
    public void Every_operator_counts_its_work_on_a_megabyte(string text)
    {
        var values = new BigArguments(new RhaiFunction("f", null, [], null));
        var big = new[] { RhaiKind.String, RhaiKind.Array, RhaiKind.Map, RhaiKind.Blob }
            .ToDictionary(k => k, k => values
                .For(new NativeFunction("f", [new NativeParameter(k)], (_, _) => default, isPure: true)).Select(a => a[0]).ToArray());
        foreach (var tier in (RhaiTier[])[RhaiTier.Interpreted, RhaiTier.Compiled])
        {
            var steps = 0L;
            var engine = new RhaiEngineBuilder(Roomy).With(new RhaiSwitches { Tier = tier })
                .With(new RhaiHooks { Progress = n => { steps = n; return null; } }).Build();
            var script = engine.Compile($"try {{ {text} }} catch {{ }} 0", TestContext.Current.CancellationToken);
            var best = double.MaxValue;
            for (var attempt = 0; attempt < 8 && best > MostMillisecondsOfAStep; attempt++)
            {
                var scope = new RhaiScope().Set("t", big[RhaiKind.String][0])
                    .Set("u", new string('x', 999_999) + "y").Set("w", big[RhaiKind.String][1])
                    .Set("a", big[RhaiKind.Array][1]).Set("b", new RhaiValue(big[RhaiKind.Array][1].Array.Copy()))
                    .Set("m", big[RhaiKind.Map][0])
                    .Set("n", new RhaiValue(big[RhaiKind.Map][0].Map.Copy())).Set("blob", big[RhaiKind.Blob][0])
                    .Set("keep", new RhaiValue(new RhaiFunction("f", null, [], null)));
                var took = ThreadTime.Of(() => script.Evaluate(scope, TestContext.Current.CancellationToken));
                best = Math.Min(best, took / (steps + 1));
            }

            Assert.True(best < MostMillisecondsOfAStep, $"{tier}: {best:F2} ms a step, {steps} steps");
        }
    }

    [Theory]
    [InlineData("t.index_of(\"y\");")]
    [InlineData("t.to_upper();")]
    [InlineData("t == u;")]
    [InlineData("let x = t; x.replace(\"x\", \"y\");")]
    [InlineData("let x = `${t}${u}`;")]
    [InlineData("let x = t - \"x\";")]
    [InlineData("let x = t.sub_string(1);")]
    [InlineData("let x = a; x.insert(0, 1);")]
    [InlineData("let x = a; x.push(1);")]
    [InlineData("let x = a; x[0] = 1;")]
    [InlineData("let x = a; x.reverse();")]
    [InlineData("let x = a + a;")]
    [InlineData("let x = m.keys();")]
    [InlineData("let x = m.to_json();")]
    [InlineData("let x = m; x.key = 1;")]
    [InlineData("try { t.split(\"\"); } catch { }")]
    public void Long_work_uses_up_the_operations_long_before_as_many_steps(string text)
    {
        foreach (var tier in (RhaiTier[])[RhaiTier.Interpreted, RhaiTier.Compiled])
        {
            var turns = 0;
            var engine = new RhaiEngineBuilder(Roomy with { Operations = 20_000 }).With(new RhaiSwitches { Tier = tier })
                .Functions(f => f.Add("turn", () => turns++)).Build();
            var values = new RhaiScope().Set("t", new string('x', 400_000)).Set("u", new string('x', 399_999) + "y")
                .Set("a", RhaiConvert.FromObject(Enumerable.Range(0, 9_000).Select(i => (long)i).ToArray()))
                .Set("m", engine.Evaluate(
                    "let m = #{}; for i in 0..3000 { m[`key${i}`] = i; } m", null, TestContext.Current.CancellationToken));

            var error = Assert.Throws<RhaiException>(
                () => engine.Evaluate($"loop {{ turn(); {text} }}", values, TestContext.Current.CancellationToken));

            Assert.Equal(RhaiErrorKind.TooManyOperations, error.Kind);
            Assert.InRange(turns, 1, 700);
        }
    }

    [Theory]
    [InlineData("t.len;")]
    [InlineData("t.is_empty;")]
    [InlineData("t[5];")]
    [InlineData("t.sub_string(5, 10);")]
    [InlineData("a.len;")]
    [InlineData("a[5];")]
    [InlineData("a.get(5);")]
    [InlineData("own[5] = 6;")]
    [InlineData("own.set(5, 6);")]
    [InlineData("own.push(1); own.pop();")]
    [InlineData("m.key5;")]
    [InlineData("m[\"key5\"];")]
    [InlineData("m.contains(\"key5\");")]
    [InlineData("s += \"x\";")]
    public void What_takes_the_same_time_whatever_the_size_costs_no_more_on_large_values(string text)
    {
        foreach (var tier in (RhaiTier[])[RhaiTier.Interpreted, RhaiTier.Compiled])
        {
            var engine = new RhaiEngineBuilder(Roomy with { Operations = 20_000 }).With(new RhaiSwitches { Tier = tier }).Build();
            var values = new RhaiScope().Set("t", new string('x', 400_000))
                .Set("a", RhaiConvert.FromObject(Enumerable.Range(0, 9_000).Select(i => (long)i).ToArray()))
                .Set("m", engine.Evaluate(
                    "let m = #{}; for i in 0..3000 { m[`key${i}`] = i; } m", null, TestContext.Current.CancellationToken));

            engine.Evaluate($"let own = a; let s = t; for i in 0..1000 {{ {text} }}", values, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The best of some attempts: a busy machine is a slower one.</summary>
    private static (double Milliseconds, long Steps) Cost(
        RhaiEngine engine, RhaiScript script, NativeFunction function, RhaiValue[] arguments)
    {
        var (best, steps) = (double.MaxValue, 0L);
        for (var attempt = 0; attempt < 8 && best > MostMillisecondsOfAStep; attempt++)
        {
            var run = new RhaiRun(engine, null, TestContext.Current.CancellationToken) { Program = script.Program };
            run.Enter(4, default).Program = script.Program;
            var given = arguments.AsSpan().ToArray();
            var took = ThreadTime.Of(() => Record.Exception(() => function.Invoke(run, given, default)));
            best = Math.Min(best, took / (run.Operations + 1));
            steps = run.Operations;
        }

        return (best, steps);
    }
}
