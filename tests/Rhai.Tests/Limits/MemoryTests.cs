using Maru.Rhai.Limits;
using Maru.Rhai.Running;

namespace Maru.Rhai.Tests.Limits;

/// <summary>However a script holds memory, and whatever holds it, there is an end to it; and garbage is not held.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class MemoryTests
{
    private const long Most = 64 << 20;

    private const string Big = "let s = \"\"; s.pad(300000, \"x\"); ";

    private static readonly RhaiTier[] Tiers = [RhaiTier.Interpreted, RhaiTier.Compiled];

    public static TheoryData<string> Hostile() =>
    [
        // Closures share a variable each.
        "let all = []; for i in 0..2000 { let t = s + i; all.push(|| t.len()); look(); }",
        "fn keep(t) { || t } let all = []; for i in 0..2000 { all.push(keep(s + i)); look(); }",
        "let last = || 0; for i in 0..2000 { let t = s + i; let f = last; last = || f.call() + t.len(); look(); }",
        "let m = #{}; for i in 0..2000 { let t = s + i; m[`k${i}`] = || t; look(); }",
        "let kept = (); for i in 0..2000 { let t = [s + i, kept]; kept = || t; look(); }",
        "let all = []; for i in 0..2000 { all.push(Fn(\"f\").curry(keep(s + i))); look(); } fn keep(t) { || t } fn f(g) { 1 }",

        // Half-made values wait on the thread's stack.
        "[" + string.Concat(Enumerable.Repeat("s + look(),", 2000)) + "]",
        "#{" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"k{i}: s + look(),")) + "}",
        "fn keep(t) { || t } [" + string.Concat(Enumerable.Repeat("keep(s + look()),", 2000)) + "]",
        "fn f(s, n) { look(); if n == 0 { 0 } else { [s + n, s + n, s + n, f(s, n - 1)].len() } } f(s, 60)",
        "fn f(s, n) { look(); if n == 0 { 0 } else { ((s + n + 0) + (s + n + 1) + (s + n + 2) + f(s, n - 1)).len() } } f(s, 60)",
        "fn f(s, n) { look(); if n == 0 { \"\" } else { let t = s + n; let u = s + n + 1; let v = s + n + 2; f(s, n - 1); t } } f(s, 60)",
        "fn f(s, n) { look(); if n > 0 { for x in [s + n, s + n + 1, s + n + 2] { f(s, n - 1); } } } f(s, 60)",
        "fn f(s, n) { look(); try { throw [s + n, s + n + 1, s + n + 2] } catch { if n > 0 { f(s, n - 1); } } } f(s, 60)",
        "fn f(s, n) { look(); let m = #{v: [s + n, s + n + 1, s + n + 2]}; m.v.for_each(|i| { f(s, n - 1) }); } f(s, 60)",
        "fn f(s, n) { look(); if n > 0 { [1, 2].map(|x| [s + n, s + n + 1, f(s, n - 1)]) } } f(s, 60)",
        "fn f(s, n) { look(); if n > 0 { `${s + n}${f(s, n - 1)}`.len() } else { \"\" } } f(s, 60)",
        "fn keep(t) { || t } let a = []; a.pad(200, 0); a.map(|x| { look(); keep(s + x) }).map(|f| f.curry(1)).len()",

        // Keys, buffers, names and modules.
        "let m = #{}; for i in 0..2000 { m[s + i] = i; look(); }",
        "let m = #{}; for i in 0..2000 { let n = #{}; n[s + i] = i; m[`k${i}`] = n; look(); }",
        "let all = []; for i in 0..2000 { all.push((s + i).chars()); look(); }",
        "let all = []; for i in 0..2000 { let t = s + i; t.index_of(\"z\"); t += \"y\"; t.index_of(\"z\"); all.push(|| t); look(); }",
        "let text = \"\"; for i in 0..900 { text += `let v${i} = s + ${i}; look();`; } eval(text);",
        "let all = []; for i in 0..30 { all.push(eval(\"|x| { \" + \"x + 1;\".repeated(4000) + \"x }\")); look(); } fn repeated(n) { let t = this; t.pad(n * 6, this); t }",
        "for i in 0..900 { print(s + i); look(); }",
        "let b = blob(9000); let last = || 0; for i in 0..20000 { let c = b + i; let f = last; last = || f.call() + c.len(); look(); }",
        "let row = []; row.pad(9000, 0); let all = || 0; for i in 0..2000 { let r = row + [i]; let f = all; all = || f.call() + r.len(); look(); }",
        string.Concat(Enumerable.Range(0, 900).Select(i => $"let v{i} = s + {i}; look();")),
        "let a = 0; " + string.Concat(Enumerable.Range(0, 900).Select(i => $"const C{i} = s + {i}; look();")),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void No_script_holds_more_than_64_MB(string text)
    {
        foreach (var tier in Tiers)
        {
            var probe = new MemoryProbe(RhaiLimits.Strict, tier);

            var error = probe.Run(Big + text, new RhaiScope { Print = new List<string>().Add });

            Assert.Equal("Memory of the script too large", Assert.IsType<RhaiException>(error).Message);
            Assert.InRange(probe.Most, 1 << 20, Most);
        }
    }

    [Theory]
    [InlineData("let t = 0; for i in 0..2000 { t += (s + i).len(); }")]
    [InlineData("let t = s; for i in 0..2000 { t = s + i; }")]
    [InlineData("fn f(s, i) { let t = s + i; t.len() } let n = 0; for i in 0..2000 { n += f(s, i); }")]
    [InlineData("fn f(s, i) { s + i } let n = 0; for i in 0..2000 { n += f(s, i).len(); }")]
    [InlineData("let a = []; a.pad(2000, 1); a.reduce(|t, x| (s + x).len())")]
    [InlineData("let a = []; a.pad(2000, 1); a.reduce(|t, x| s + x, \"\")")]
    [InlineData("let a = []; a.pad(2000, 1); a.map(|x| (s + x).len())")]
    [InlineData("let a = []; a.pad(2000, 1); a.for_each(|i| { s + i })")]
    [InlineData("let a = []; a.pad(300, 1); a.sort(|x, y| (s + x).len() - (s + y).len())")]
    [InlineData("fn f(s, n) { switch [s + n, s + n + 1] { 1 => 2, _ => { if n > 0 { f(s, n - 1); } } } } f(s, 60)")]
    [InlineData("let n = 0; while n < 2000 && (s + n).len() > 0 { n += 1; }")]
    [InlineData("let n = 0; let all = []; while n < 2000 { if n % 20 == 0 { all = []; } let t = s + n; all.push(|| t); n += 1; }")]
    [InlineData("for i in 0..2000 { try { throw s + i } catch (e) { e.len(); } }")]
    [InlineData("for i in 0..2000 { let f = |x| s + x; f.call(i); }")]
    [InlineData("for i in 0..500 { let b = s.to_upper(); b.make_lower(); b.replace(\"x\", \"y\"); b.split(\"z\"); }")]
    [InlineData("for i in 0..2000 { eval(\"let q = s + 1; q.len()\"); }")]
    [InlineData("fn down(s, n) { if n == 0 { 0 } else { let t = 0; for i in 0..30 { t += (s + n).len(); } t + down(s, n - 1) } } down(s, 60)")]
    public void Garbage_does_not_count(string text)
    {
        foreach (var tier in Tiers)
        {
            var engine = new RhaiEngineBuilder(RhaiLimits.Strict with { Operations = 0 }).With(new RhaiSwitches { Tier = tier }).Build();

            engine.Evaluate(Big + text, null, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void What_the_host_gave_does_not_count()
    {
        var inputs = new RhaiScope();
        for (var i = 0; i < 100; i++)
        {
            inputs.Set($"text{i}", new string('x', 900_000));
        }

        var engine = new RhaiEngineBuilder(RhaiLimits.Strict).Build();

        engine.Evaluate("let n = 0; for i in 0..100 { n += (text1 + i).len(); } n", inputs, TestContext.Current.CancellationToken);
    }
}
