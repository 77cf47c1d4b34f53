using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Compilation;

/// <summary>Loops that only calculate keep their variables in registers; nothing but the speed may tell.</summary>
public sealed class TypedLoopTests
{
    public static TheoryData<string> Scripts =>
    [
        "let a = [1, 2, 3]; let s = 0; for i in 0..3 { s += a[i]; } s",
        "let a = [1, 2.5, 3]; let s = 0; for i in 0..3 { s += a[i]; } s",
        "let a = [1, 2, 3]; let s = 0; for i in 0..4 { s += a[i]; } s",
        "let a = [1, 2, 3]; let s = 0; for i in -3..3 { s += a[i]; } s",
        "let a = [[1, 2], [3, 4]]; let s = 0; for i in 0..2 { for j in 0..2 { s += a[i][j] * 10; a[i][j] = s; } } [a, s]",
        "let r = [0, 0]; let a = [r, r]; for i in 0..2 { for j in 0..2 { a[i][j] = i * 2 + j; } } [a, r]",
        "let a = [0, 0, 0]; let b = a; for i in 0..3 { a[i] = i; } [a, b]",
        "let a = [0, 0, 0]; for i in 0..3 { a[i] = i * 0.5; } a",
        "let a = [0, 0, 0]; for i in 0..3 { a[i] += i; a[i] -= 7; } a",
        "let a = [0, `x`, 0]; let n = 0; try { for i in 0..3 { n += 1; a[i] += 1; } } catch (e) { n = [n, e]; } [a, n]",
        "let a = #{ b: 1 }; let s = 0; for i in 0..3 { s += a[i]; } s",
        "let x = 9223372036854775800; for i in 0..20 { x += i; } x",
        "let x = 3; try { for i in 0..60 { x *= 7; } } catch { x = [x]; } x",
        "let x = 4611686018427387904; let y = 1; for i in 0..3 { y = x * -2; } y",
        "let x = 10; let s = 0; for i in -2..3 { s += x / i; } s",
        "let x = 10; let s = 0; for i in -1..3 { s += x % (i * 3 + 5); } s",
        "let s = 0; for i in 0..10 { if i == 3 { continue; } if i > 6 { break; } s += i; } s",
        "let r = for i in 0..10 { if i == 3 { break i * 2; } }; r",
        "let n = 0; let r = loop { n += 1; if n > 5 { break n; } }; [n, r]",
        "let n = 0; let r = while n < 9 { n += 1; if n == 4 { break; } }; [n, r]",
        "let s = 0; for i in 0..5 { for j in 0..5 { if j > i { break; } if i % 2 == 0 { continue; } s += j; } } s",
        "fn f(n) { for (i, k) in 1..n { if i * k > 10 { return [i, k]; } } () } [f(3), f(9)]",
        "let n = 0; do { n += 1; if n == 3 { continue; } } while n < 6; n",
        "let n = 0; let m = 0; while m < 3 { m += 1; do { n += m; } until n > 5; } [n, m]",
        "let s = 0; for i in 2..2 { s += 1; } for i in 3..=2 { s += 10; } for i in 0..2 { for j in 5..=5 { s += j; } for j in 1..1 { s += 100; } } s",
        "let s = 0; for i in 9223372036854775806..=9223372036854775807 { s ^= i; } s",
        "let x = 1; let s = 0.0; for i in 0..9 { if i == 5 { x = 2.5; } s += x; } [x, s]",
        "let x = 1; for i in 0..9 { let y = x; x = if y > 3 { `t` } else { y + 1 }; if i == 3 { break; } } x",
        "let t = 0; let ok = true; let n = 0; while ok && !(n >= 5) || n == 7 { n += 1; ok = n != 4; t += -n; } [t, ok, n]",
        "let f = [true, false, true]; let n = 0; for i in 0..3 { if f[i] == true { n += 1; } f[i] = !f[i]; } [n, f]",
        "let n = 0; let f = || n; for i in 0..4 { n += i; } [n, f.call()]",
        "let x = 5; x.tag = 3; for i in 0..3 { x += i; } [x, x.tag]",
        "let x = 0.1; let n = 0; while x < 0.3 + 0.6 { x += 0.2; n += 1; } [x, n, 1.5 > n]",
        "let s = 0; let n = 0; while n < 5 && [1].len() > 0 { n += 1; s += n; } s",
        "fn f(n) { let s = 0; while n > 0 && `a`.len() == 1 && n < 100 { n -= 1; s += n; } s } f(5)",
        "fn f(a, n) { let s = 0; for i in 0..n { s += a[i]; a[i] = s; } [a, s] } let a = [1, 2, 3]; [f(a, 3), a]",
        "let m = 0; for i in 0..3 { let x = 0; for j in 0..=i { let x = x + j; m += x; } x += 5; m += x; } m",
        "const A = [1, 2]; let s = 0; for i in 0..2 { s += A[i]; A[i] = s; } s",
        "let a = [3, 4]; let s = 0; for i in 0..2 { s += a[i]; } a = 5; for i in 0..2 { s += a[i]; } s",
        "let a = []; let s = 0; a.pad(8, 1); a.truncate(5); for i in 0..8 { s += a[i]; } s",
        "let n = 0; try { while true { n += 1; if n == 4 { throw n; } } } catch (e) { n = [n, e]; } n",
        "let x = -9223372036854775807; for i in 0..3 { x = -(x - i) - 2; } x",
        "let s = 0; let i = 0; while i < 10000 { s += i % 7 & 3 | 8; i += 1; } s",
        "let a = [[1, 2], [3, 4]]; let r = a[0]; r[0] = 5; let s = 0; for i in 0..2 { for j in 0..2 { s += a[i][j]; } } [s, r]",
        "let a = [[1, 2], [3, 4]]; let s = 0; for i in 0..2 { for j in 0..2 { a[i][j] += s; s += a[0][j] + a[-1][j]; } } [a, s]",
        "let a = [[1, 2], [3, 4]]; let b = a; for i in 0..2 { for j in 0..2 { a[i][j] *= 7; } } [a, b]",
        "let a = [[1, 2], [3, 4]]; let r = a[1]; for i in 0..2 { for j in 0..2 { a[i][j] = 9; } } [a, r]",
        "let a = [[1], [2.5], 7, `abc`, [3]]; let s = 0; for i in 0..5 { for j in 0..1 { s += a[i][j]; } } s",
        "let a = [[1, 2], [3, 4]]; let s = 0; for i in 0..3 { for j in 0..2 { if i < 2 { s += a[i][j]; } } } s",
        "let a = [[1, 2], 5]; let s = 0; for i in 0..2 { for j in 0..0 { s += a[i][j]; } for j in 3..5 { s += a[i][j]; } } s",
        "let a = [[1, 2], [3, 4]]; let s = 0; for i in 0..2 { for j in 0..2 { s += a[i][j]; i = 1 - i; s += a[i][j] * 10; } } s",
        "let a = [[1], [3]]; let k = 0; let s = 0; while k < 2 { let j = 0; while a[k][j] < 9 { s += a[k][j]; j += 1; } k += 1; } s",
        "let a = [[1, 2], [3, 4]]; let i = 0; let s = 0; for j in 0..2 { s += a[i][j]; } i = 1; for j in 0..2 { s += a[i][j] * 100; } s",
        "let a = [[9223372036854775807, 1]]; let i = 0; for j in 0..2 { a[i][j] += 1 - j; } a",
        "let a = []; for i in 0..3 { a.push([i]); } let s = 0; for i in 0..3 { for j in 0..2 { s += a[i][j]; } } s",
        "let s = 0; for i in 0..3 { s += i; i = 7; s += i; } s",
        "let s = 0; for (i, k) in 3..9 { if i % 2 == 0 { i += 1; } s += i * k; } s",
        "let s = 0; for i in 0..300 { for j in 0..3 { s += i * j; } s -= i; } s",
        "let s = 0.0; let n = 0; for i in 0..700 { let x = i * 0.5; n += 1; if n % 3 == 0 { let y = x * 2.0; s += y; } s -= x; } [s, n]",
    ];

    public static TheoryData<string> Pushes =>
    [
        "let a = []; for i in 0..300 { a.push(i * 0.5); } a",
        "let a = [1]; let b = a; for i in 0..9 { a.push(i); } [a, b]",
        "let a = []; let b = [a]; for i in 0..9 { a.push(i); } [a, b]",
        "let a = [7]; for i in 0..9 { a.push(a[i] + i); } a",
        "let a = [0, 1]; let i = 2; while a[i - 1] < 900 { a.push(a[i - 1] + a[i - 2]); i += 1; } [a, i]",
        "let a = [true]; for i in 0..9 { a.push(i > 3 && a[0]); } a",
        "let a = [`x`]; let b = []; for i in 0..9 { a.push(i); b.push(2.5); a[i + 1] += 1; } [a, b]",
        "let a = []; for i in 0..9 { a.push(9223372036854775800 + i); } a",
        "let a = []; let n = 0; try { for i in 0..9 { n += 1; a.push(10 / (5 - i)); } } catch (e) { n = [n, e.message]; } [a, n]",
        "let a = #{}; for i in 0..3 { a.push(i); } a",
        "let a = blob(); for i in 0..9 { a.push(i); } a",
        "let a = ``; for i in 0..3 { a.push(i); } a",
        "const A = [1]; for i in 0..3 { A.push(i); } A",
        "let a = []; let f = || a; for i in 0..9 { a.push(i); } f.call()",
        "fn push(x) { this += [x, x]; } let a = []; for i in 0..9 { a.push(i); } a",
        "fn array.push(x) { this += [-x]; } let a = []; for i in 0..9 { a.push(i); } a",
        "let a = []; for i in 0..9 { let x = 1; if i > 4 { x = `t`; } a.push(x); } a",
        "let a = []; for i in 0..9 { if i == 4 { a = [100]; } a.push(i); } a",
        "let a = [[]]; for i in 0..9 { a.push(i); } [a, a[0]]",
        "let a = []; a.tag = 3; for i in 0..9 { a.push(i); } [a, a.tag]",
        "let x = 1; x.tag = 3; let a = []; for i in 0..9 { a.push(x); } [a, a[8].tag]",
        "let a = []; for i in 0..9 { a.push(i); if i == 3 { continue; } if i == 6 { break; } a.push(-i); } a",
        "let a = [1, 2, 3]; a.pad(9, 0); a.truncate(4); for i in 0..7 { a.push(i); } a",
        "let a = []; for i in 0..4 { let l = []; for j in 0..i { l.push(i * j); } a.push(l); } a",
    ];

    [Theory, MemberData(nameof(Pushes))]
    public void Elements_pushed_in_place_are_what_the_interpreter_pushes(string text) => TierOutcome.IsTheSameOnEveryTier(text);

    [Theory]
    [InlineData(0), InlineData(3), InlineData(4), InlineData(7), InlineData(8), InlineData(9), InlineData(100)]
    public void A_limit_of_elements_ends_pushing_at_the_same_element(int elements)
    {
        var limits = RhaiLimits.Trusted with { ArrayElements = elements };

        TierOutcome.IsTheSameOnEveryTier("let a = []; for i in 0..9 { print(i); } for i in 0..9 { a.push(i); } a", limits);
        TierOutcome.IsTheSameOnEveryTier("let a = [[0, 0]]; for i in 0..6 { a.push(i); } print(a); for i in 0..2 { a.push(i); } a", limits);
        TierOutcome.IsTheSameOnEveryTier("let a = []; a.pad(4, 0); a.truncate(1); for i in 0..7 { a.push(i); } a", limits);
    }

    [Fact]
    public void A_push_of_the_hosts_is_called_and_not_the_librarys()
    {
        foreach (var tier in Enum.GetValues<RhaiTier>())
        {
            var pushed = 0;
            var engine = new RhaiEngineBuilder(RhaiLimits.Trusted).With(new RhaiSwitches { Tier = tier })
                .Functions(f => f.Add("push", (RhaiValue array, long number) => (long)++pushed)).Build();
            var script = engine.Compile(
                "let a = []; a.pad(64, 0); a.clear(); for i in 0..20 { a.push(i); } for i in 0..20 { a.push(i * 0.5); } a.len()",
                TestContext.Current.CancellationToken);
            for (var call = 1; call <= 12; call++)
            {
                Assert.Equal("20", script.Evaluate(null, TestContext.Current.CancellationToken).ToString());
                Assert.Equal(20 * call, pushed);
            }
        }
    }

    [Theory, MemberData(nameof(Scripts))]
    public void Registers_give_what_the_interpreter_gives(string text) => TierOutcome.IsTheSameOnEveryTier(text);

    [Theory]
    [InlineData("let s = 0; let a = [1, 2, 3]; for i in 0..3 { if i > 0 { a[i] += s; } s += a[i]; } s")]
    [InlineData("let s = 0; for i in 0..3 { for (j, k) in i..3 { let t = j * k; s += t; } } s")]
    [InlineData("let n = 9; do { n -= 1; if n == 5 { continue; } } while n > 2; n")]
    [InlineData("let a = [1, 2.5, 3]; let s = 0; for i in 0..9 { s += a[i % 3]; }")]
    [InlineData("let a = [[1, 2], [3, 4]]; let s = 0; for i in 0..2 { for j in 0..2 { s += a[i][j]; } }")]
    [InlineData("let a = [[1, 2], [3]]; let s = 0; for i in 0..2 { for j in 0..2 { a[i][j] += s; s += 1; } }")]
    [InlineData("let a = []; for i in 0..9 { a.push(i); if i > 3 { a.push(a[i]); } }")]
    [InlineData("let a = []; for i in 0..9 { a.push(1 / (4 - i)); }")]
    public void Every_limit_of_operations_falls_at_the_same_place(string text)
    {
        TierOutcome.IsTheSameAtEveryLimit(text, most: 40);
    }
}
