using Maru.Rhai.Limits;

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
    ];

    [Theory, MemberData(nameof(Scripts))]
    public void Registers_give_what_the_interpreter_gives(string text)
    {
        Assert.Equal(TierOutcome.Of(text, RhaiTier.Interpreted), TierOutcome.Of(text, RhaiTier.Compiled));
        Assert.Equal(TierOutcome.Of(text, RhaiTier.Interpreted), TierOutcome.Of(text, RhaiTier.Adaptive));
    }

    [Theory]
    [InlineData("let s = 0; let a = [1, 2, 3]; for i in 0..3 { if i > 0 { a[i] += s; } s += a[i]; } s")]
    [InlineData("let s = 0; for i in 0..3 { for (j, k) in i..3 { let t = j * k; s += t; } } s")]
    [InlineData("let n = 9; do { n -= 1; if n == 5 { continue; } } while n > 2; n")]
    [InlineData("let a = [1, 2.5, 3]; let s = 0; for i in 0..9 { s += a[i % 3]; }")]
    public void Every_limit_of_operations_falls_at_the_same_place(string text)
    {
        for (var most = 1L; most < 40; most++)
        {
            var limits = RhaiLimits.Trusted with { Operations = most };
            Assert.Equal(TierOutcome.Of(text, RhaiTier.Interpreted, limits), TierOutcome.Of(text, RhaiTier.Compiled, limits));
        }
    }
}
