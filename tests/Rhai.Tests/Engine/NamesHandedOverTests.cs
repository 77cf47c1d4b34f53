using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Engine;

public sealed class NamesHandedOverTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("let f = || price + 1; f.call()", "42")]
    [InlineData("let f = || price += 1; f.call(); price", "42")]
    [InlineData("let f = || { || price + VAT + now }; f.call().call()", "56")]
    [InlineData("fn f() { let g = || VAT + now; g.call() } f()", "15")]
    public void A_closure_takes_the_names_a_host_supplies(string text, string expected)
    {
        foreach (var tier in Enum.GetValues<RhaiTier>())
        {
            var hooks = new RhaiHooks { Variable = name => name == "now" ? RhaiValue.FromInt64(12) : default(RhaiValue?) };
            var engine = Build(tier, b => b.Constant("VAT", 3L).With(hooks));

            Assert.Equal(expected, engine.Evaluate(text, new RhaiScope().Set("price", 41L), Ct).ToString());
        }
    }

    [Theory]
    [InlineData("let x = 1;\nlet f = || x + nobody;", 2, 16)]
    [InlineData("fn f() { |a| a + nobody }\nf()", 1, 18)]
    [InlineData("let f = || { || nobody };", 1, 17)]
    [InlineData("let f = |a| call(late, a);\nfn late(a) { a }", 1, 18)]
    public void A_closure_with_a_name_nobody_declared_fails_when_it_is_made_and_tells_the_place(string text, int line, int column)
    {
        foreach (var tier in Enum.GetValues<RhaiTier>())
        {
            var error = Assert.Throws<RhaiException>(() => Build(tier).Evaluate(text, null, Ct));

            Assert.Equal((RhaiErrorKind.VariableNotFound, line, column), (error.Kind, error.Position.Line, error.Position.Column));
        }
    }

    [Fact]
    public void A_function_s_name_means_one_of_the_script_it_stands_in()
    {
        const string Doubling = "fn change(n) { n * 2 } fn every(a) { a.map(\"change\") }";
        var engine = Build(RhaiTier.Adaptive, b => b.With(new RhaiHooks { ModuleSource = path => path == "doubling" ? Doubling : null }));

        const string Text = "import \"doubling\" as m; fn change(n) { n + 1 } [m::every([4, 5]), [4, 5].map(\"change\")]";
        var value = engine.Evaluate(Text, null, Ct);

        Assert.Equal("[[8, 10], [5, 6]]", value.ToString());
    }

    [Fact]
    public void Elements_that_a_callback_enlarges_count_against_the_limits()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict with { StringBytes = 1_000 }).Build();

        const string Text = "let a = []; a.pad(50, \"\"); a.map(|| { this.pad(100, 'x'); 0 }); 1";
        var error = Assert.Throws<RhaiException>(() => engine.Evaluate(Text, null, Ct));

        Assert.Equal(RhaiErrorKind.DataTooLarge, error.Kind);
    }

    [Fact]
    public void An_operator_whose_result_is_too_large_tells_where_it_stands()
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict with { StringBytes = 10 }).Build();

        var error = Assert.Throws<RhaiException>(() => engine.Evaluate("let s = \"123456\";\ns = s + s;", null, Ct));

        Assert.Equal((RhaiErrorKind.DataTooLarge, 2, 7), (error.Kind, error.Position.Line, error.Position.Column));
    }

    private static RhaiEngine Build(RhaiTier tier, Action<RhaiEngineBuilder>? set = null)
    {
        var builder = new RhaiEngineBuilder(RhaiLimits.Strict).With(new RhaiSwitches { Tier = tier });
        set?.Invoke(builder);
        return builder.Build();
    }
}
