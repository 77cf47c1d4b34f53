using Maru.Rhai.Limits;

namespace Maru.Rhai.Tests.Compilation;

/// <summary>Each construct the compiler has instructions for, run by both tiers.</summary>
public sealed class ConstructTests
{
    public static TheoryData<string> Indexing =>
    [
        "let a = [1, 2, 3]; a[0] = 7; a[-1] = 8; a[1] += 5; a[1] *= 2; a",
        "let a = [[1, 2], [3, 4]]; a[1][0] = 9; a[0][1] += 3; let b = a[0]; b[0] = 5; [a, b]",
        "let a = [1, 2]; let b = a; b[0] += 1; b[1] = \"x\"; [a, b]",
        "let a = [1, 2]; a[1] = [3]; a[1][0] = a; a",
        "let a = [1, 2]; let b = [a, a]; for i in 0..2 { a[i] = 1.5; b[i] = i; } a[0] = true; a[true] = 1; [a, b]",
        "let a = [1]; a[5] = 1;",
        "let a = [1]; a[\"x\"] = 1;",
        "let a = [1]; a[5] += 1;",
        "let a = 5; a[0] = true; a[1] = false; a",
        "let a = \"abc\"; a[1] = 'x'; a[0] += 1;",
        "let a = \"äbc\"; a[0] = 'x'; a[-1] = 'ü'; a + a[1]",
        "const A = [1]; A[0] = 2;",
        "const A = [1]; A.push(2);",
        "let m = #{}; m.x = 1; m.y = [1]; m.x += 4; m[\"z\"] = m.x; m[`w${1}`] = 2; m.y[0] = 3; m",
        "let m = #{ a: #{ b: [1, 2] } }; let n = m; n.a.b[1] = 7; n.a.c = 1; [m, n]",
        "let m = #{}; for i in 0..20 { m[`k${i}`] = i; } let s = 0; for i in 0..21 { let v = m[`k${i}`]; if v != () { s += v; } } [s, m]",
        "let m = [1]; m[`k${1}`] = 1;",
        "let m = [1]; m[`k${1}`]",
        "let m = (); m?.x?.y",
        "let m = #{ x: () }; [m?.x, m.x?.y, m?[\"x\"]]",
        "let m = (); m.x",
        "let a = [1, 2, 3]; a[{ a = [4]; 0 }]",
        "let a = [1, 2, 3]; fn f() { print(\"f\"); 0 } fn g() { print(\"g\"); 5 } a[f()] = g(); a",
        "let x = [1, 2]; let f = || x[0] += 1; f.call(); f.call(); x[1] = 9; x",
        "fn f() { this.n += 1; this.l.push(this.n); this.l.len() } let o = #{ n: 1, l: [] }; [o.f(), o.f(), o]",
    ];

    public static TheoryData<string> Calling =>
    [
        "let a = []; for i in 0..5 { a.push(i * 2); } [a.len(), a.len, a.pop(), a]",
        "let a = [3, 1, 2]; let b = a; a.sort(); a.insert(1, 9); [a, b, a.contains(9), a.index_of(3)]",
        "let m = #{ l: [] }; for i in 0..3 { m.l.push(i); } let n = m; n.l.push(9); [m, n, m.l.len()]",
        "let m = #{ f: |x| this.n + x, n: 2 }; m.f(3)",
        "let s = \" ab \"; s.trim(); [s, s.len(), s.to_upper(), \"xyz\".sub_string(1), [1, 2].len(), (1 + 2).to_float()]",
        "let f = |a, b| a + b; [f.call(1, 2), call(f, 3, 4), f.curry(1).call(5)]",
        "fn g(x) { this += x; this * 2 } let n = 4; [n.g(3), n]",
        "fn int.twice() { this * 2 } fn string.twice() { this + this } let s = \"a\"; [4.twice(), s.twice()]",
        "let n = 4; n.nothing(1, 2)",
        "nothing(1, \"a\")",
        "abs(1, 2)",
        "let x = -3; [abs(x), max(x, 2), min(4, { x = 9; x }), x]",
        "let a = [1]; push(a, 2); push(a, { a = [5]; 3 }); a",
        "fn p(x) { print(x); x } [max(p(1), p(2)), p(3) in [p(3), p(4)], p(5) !in p([5])]",
        "let a = [1, 2]; [1 in a, 3 in a, \"b\" in \"abc\", 'x' !in \"abc\", 5 in 0..10, \"k\" in #{ k: 1 }]",
        "1 in 5",
        "let x = (); [x ?? 1, 2 ?? nothing(), x ?? { x = 3; x }, x]",
        "let r = 1..4; let t = 0; for i in r { t += i; } for i in t..t + 2 { t += i; } [t, r, 1.5 .. 2]",
        "let f = 1; f..\"x\"",
    ];

    public static TheoryData<string> Choosing =>
    [
        "fn f(x) { switch x { 1 => \"one\", 2 | 3 => \"few\", 4..=9 => \"some\", \"a\" => 'c', 1.5 => 2.5, () => 0, _ => x } } [f(1), f(2), f(3), f(9), f(10), f(\"a\"), f(1.5), f(()), f([1])]",
        "fn f(x, y) { switch x { 1 if y > 1 => { print(y); y } 1 => \"one\", 0..5 if y == 3 => \"r\", _ if false => 0 } } [f(1, 1), f(1, 2), f(3, 3), f(3, 4)]",
        "let n = 0; for i in 0..10 { switch i { 3 => continue, 7 => break, _ => n += i } n += 100; } n",
        "fn f(x) { switch x { 1 => return \"early\", _ => () } \"late\" } [f(1), f(2)]",
        "switch 5 { 5 if 3 => 1 }",
        "switch [1, #{ a: 2 }] { [1, #{ a: 2 }] => true, _ => false }",
        "let v = switch 3 { 3 => { let y = 4; y * 2 } }; v",
        "fn f(i) { try { if i == 1 { throw 5; } if i == 2 { return 7; } [][i] } catch (e) { print(type_of(e)); if i == 3 { throw; } i } } [f(1), f(2), f(0), f(3)]",
        "let n = 0; for i in 0..9 { try { if i == 2 { continue; } if i == 5 { break; } n += 10 / (i - 3); } catch { n += 100; } } n",
        "try { try { 1 / 0 } catch (a) { throw `again: ${a.error}`; } } catch (b) { b }",
        "fn f() { throw #{ code: 5 } } try { f(); } catch (e) { e.code }",
        "fn f(n) { if n == 0 { throw \"deep\"; } f(n - 1) } f(3)",
        "throw",
        "fn f(x) { let y = 1 + { if x > 2 { return x; } x }; y * 10 } [f(1), f(3)]",
        "let r = []; for i in 0..6 { let y = [i, if i == 2 { continue } else { i }, if i == 4 { break } else { 1 }]; r.push(y); } r",
        "fn inner() { this.n += 1; } fn outer() { inner!(); this.n } let m = #{ n: 1 }; m.outer()",
        "eval(\"let z = 4; z * 2\") + z",
        "fn f() { eval(\"return 5;\"); 6 } f()",
        "eval(\"1 / 0\")",
        "let x = 3; let f = || throw x + 1; f.call()",
    ];

    public static TheoryData<string> Making =>
    [
        "let x = 2; [[], [x, x * 2, [x]], #{}, #{ b: x, a: [x + 1], \"c d\": #{ x: x } }]",
        "let x = 2; let y = 1.5; `${x}|${x * y}|${[x, \"q\"]}|${'c'}|${()}|${`in ${x}`}|${1e30}|${-0.0}|${1.0 / 3.0}|${12345678.0}`",
        "let a = [1]; let b = [a, a]; b[0].push(2); [a, b]",
        "let x = [1]; let m = #{ x: x }; x.push(2); m.x.push(3); [x, m]",
        "`${{ throw 1 }}`",
        "[1, nothing()]",
        "#{ a: 1, b: 1 / 0 }",
        "fn p(x) { print(x); x } [p(1), [p(2)], #{ b: p(3), a: p(4) }, `${p(5)}${p(6)}`]",
        "let t = \"\"; for i in 0..300 { t += `${i % 10}`; t += 'é'; } [t.len(), t.bytes, t.sub_string(295)]",
        "let s = \"ab\"; s.pad(5, '.'); let u = \"é\"; u.pad(3, 'ü'); let v = \"x\"; v.pad(6, \"yz\"); [s, u, u.bytes, v]",
        "let a = [1]; a.pad(4, [0]); a[1].push(5); [a, a.len()]",
        "let i = 9; let r = []; loop { i -= 1; if i == 3 { break; } if i % 2 == 0 { continue; } r += i; } r",
    ];

    public static TheoryData<string> Deciding =>
    [
        "fn p(x) { print(x); x } for a in [true, false] { for b in [true, false] { for c in [true, false] { if p(a) && !(p(b) || p(c)) { print(1); } if !(p(a) && p(b)) || p(c) { print(2); } } } }",
        "fn f(a, b) { [a < b, a <= b, a > b, a >= b, a == b, a != b] } [f(1, 2), f(2, 2), f(2.0, 1.5), f(1, 1.0), f(\"a\", \"b\"), f('a', \"a\"), f((), ()), f([1], [1.0]) ?? 0]",
        "fn f(a, b) { let r = 0; if a < b { r += 1; } if a <= b { r += 2; } if a > b { r += 4; } if a >= b { r += 8; } if a == b { r += 16; } if a != b { r += 32; } r } [f(1, 2), f(2, 2), f(2.5, 1.5), f(1, 1.0), f(\"a\", 1), f(true, true), f(0.1 + 0.2, 0.3)]",
        "let nan = 0.0 / 0.0; let n = 0; while !(nan == nan && nan <= 1.0) { n += 1; if n > 3 && (n != 5 || nan != nan) { break; } } n",
        "let i = 0; do { i += 1; } until i >= 5 && i != 6 || i == 3; let r = i < 4 || i > 7; let q = !(r && i == 3); [i, r, q]",
        "let x = 5; let b = x && true; b",
        "let x = 5; while true || x { break; } if false || x { 1 }",
        "let x = []; if !(x || true) { 1 }",
        "let x = (); [1, 2].filter(|v| v > 1 && x == () || v < x)",
        "fn f(x) { switch x { 1 if x > 0 && x != 2 => \"a\", 1 => \"b\", _ if false => 0 } } f(1)",
    ];

    [Theory, MemberData(nameof(Indexing)), MemberData(nameof(Calling)), MemberData(nameof(Choosing)), MemberData(nameof(Making)), MemberData(nameof(Deciding))]
    public void Compiled_code_does_what_the_interpreter_does(string text)
    {
        var interpreted = TierOutcome.Of(text, RhaiTier.Interpreted);

        Assert.Equal(interpreted, TierOutcome.Of(text, RhaiTier.Compiled));
        Assert.Equal(interpreted, TierOutcome.Of(text, RhaiTier.Adaptive, times: 20));
    }

    [Theory]
    [InlineData("fn f(x) { LONG x } f(1)")]
    [InlineData("fn f(x) { LONG x } f([1])")]
    [InlineData("let x = 1; while x < 9000 { LONG } x")]
    [InlineData("let x = 1; do { LONG } while x < 9000; x")]
    [InlineData("let x = 1; for i in 0..3 { LONG } x")]
    [InlineData("let x = 1; try { LONG throw x } catch (e) { LONG x += e; } x")]
    public void What_is_too_long_to_compile_still_runs(string text)
    {
        var whole = text.Replace("LONG", string.Concat(Enumerable.Repeat("x += 1;", 3000)), StringComparison.Ordinal);

        Assert.Equal(TierOutcome.Of(whole, RhaiTier.Interpreted, times: 2), TierOutcome.Of(whole, RhaiTier.Compiled, times: 2));
    }

    [Theory]
    [InlineData("let a = []; for i in 0..100 { a.push(i); }")]
    [InlineData("let a = []; for i in 0..100 { a += i; a[0] = 5; a[-1] += 1; }")]
    [InlineData("let m = #{}; for i in 0..100 { m[`k${i}`] = i; }")]
    [InlineData("let m = #{ a: [] }; for i in 0..100 { m.a.push(#{ x: `${i}` }); }")]
    [InlineData("let s = \"\"; loop { s = `${s}ab`; }")]
    [InlineData("let a = [1]; loop { a = [a, a]; }")]
    [InlineData("let i = 0; loop { switch i % 3 { 0 => i += 1, 1 => { i += 2; } _ => i -= 1 } try { i += 1; } catch { } }")]
    public void Limits_hold_at_the_same_place(string text)
    {
        foreach (var size in (int[])[0, 1, 3, 7, 20])
        {
            for (var steps = 1; steps < 60; steps += 4)
            {
                var limits = RhaiLimits.Trusted with { Operations = steps * 7, ArrayElements = size, MapEntries = size, StringBytes = size * 5 };
                Assert.Equal(TierOutcome.Of(text, RhaiTier.Interpreted, limits, times: 1), TierOutcome.Of(text, RhaiTier.Compiled, limits, times: 1));
            }
        }
    }
}
