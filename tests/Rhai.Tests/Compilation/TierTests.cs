using Maru.Rhai.Limits;
using Maru.Rhai.Running;

namespace Maru.Rhai.Tests.Compilation;

public sealed class TierTests
{
    public static TheoryData<string> Scripts =>
    [
        "let x = 5000; while x > 0 { x -= 1; } x",
        "let x = 0; do { x += 1; if x % 7 == 0 { continue; } if x > 9000 { break; } } until x == 9500; x",
        "let x = 0; let r = loop { x += 1; if x == 6000 { break x * 2; } }; [r, x]",
        "let t = 0.0; for i in 0..4000 { t += i * 0.5; } t",
        "let t = 0; for (v, i) in [1, 2.5, \"a\", 'b', true] { t += i; print(v); } t",
        "let t = ``; for c in \"abc\" { t += c; } t",
        "fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } } fib(16)",
        "fn f(a, b, c) { if a { return b; } c } [f(true, 1, 2), f(false, 1, 2)]",
        "let a = [1, 2, 3]; let b = a; b[1] = 9; a[-1] = 7; [a, b]",
        "let m = #{ x: #{ y: [1, 2] } }; let k = 1; m.x.y[k] + m.x[\"y\"][0]",
        "let x = 9223372036854775807; x += 1; x",
        "let x = 1; x += 2.5; x -= 1; x *= 2.0; x /= 4; x",
        "let x = 1; let f = || x += 1; f.call(); for i in 0..3 { let g = || i; x += g.call(); } x",
        "let r = []; for i in 5..5 { r.push(i); } for i in 3..=4 { r.push(i); } r",
        "let n = 0; for i in 0..4000 { let v = if i % 2 == 0 { i } else { -i }; n += v; } n",
        "1 < 2.0 && !(3 > 4 || \"a\" == 'a')",
        "let x = 5; if x { 1 }",
        "fn f() { for i in 0..9000 { if i == 5000 { return i; } } } f()",
        "let i = 0; while true { i += 1; try { if i > 4000 { break; } } catch { } } i",
    ];

    [Theory, MemberData(nameof(Scripts))]
    public void Both_tiers_and_what_lies_between_end_alike(string text)
    {
        var interpreted = TierOutcome.Of(text, RhaiTier.Interpreted);

        Assert.Equal(interpreted, TierOutcome.Of(text, RhaiTier.Compiled));
        Assert.Equal(interpreted, TierOutcome.Of(text, RhaiTier.Adaptive));
    }

    [Fact]
    public void Compiled_loops_count_their_steps_like_interpreted_ones()
    {
        const string Text = "let x = 0; while true { x += 1; }";

        foreach (var tier in Enum.GetValues<RhaiTier>())
        {
            var engine = new RhaiEngineBuilder(RhaiLimits.Trusted with { Operations = 20_000 }).With(new RhaiSwitches { Tier = tier }).Build();
            Assert.Equal(RhaiErrorKind.TooManyOperations, Assert.Throws<RhaiException>(() => engine.Evaluate(Text)).Kind);
        }
    }
}
