using Maru.Rhai.Limits;
using Maru.Rhai.Running;

namespace Maru.Rhai.Tests.Compilation;

/// <summary>Functions that only calculate run on unboxed numbers; nothing but the speed may tell.</summary>
public sealed class NumericTests
{
    public static TheoryData<string> Scripts =>
    [
        "fn f(n) { if n < 2 { n } else { f(n - 1) + f(n - 2) } } [f(15), f(3)]",
        "fn even(n) { if n == 0 { true } else { odd(n - 1) } } fn odd(n) { if n == 0 { false } else { even(n - 1) } } [even(20), odd(20)]",
        "fn gcd(a, b) { while b != 0 { let t = a % b; a = b; b = t; } a } [gcd(48, 36), gcd(-7, 3)]",
        "fn f(x) { let s = 0.0; for (i, k) in 0..10 { s += x * i + k; } s } [f(1.5), f(2.0)]",
        "fn f(x) { let n = 0; do { n += 1; if n == 3 { continue; } if n > 7 { break; } } until n > x; n } [f(5), f(100), f(0)]",
        "fn f(a, b) { (a & b) + (a | b) - (a ^ b) + (a << 2) + (a >> 1) + a ** 2 - -b } [f(6, 3), f(-6, 70)]",
        "fn f(a, b) { if a > b && !(a == 3 || b >= 2.5) { 1.5 } else { a / b } } [f(1.0, 2.0), f(2.0, 1.0), f(3.0, 1.0)]",
        "fn f(a, b) { a == b } [f(true, false), f(1, 1), f(1, 1.0), f(\"a\", \"a\")]",
        "fn f(a) { a += 1; let b = { a = a * 2; a } + a; b } f(4)",
        "fn f(a) { for i in a..=a + 3 { if i > 5 { return i; } } -1 } [f(0), f(3), f(9)]",
        "fn f(a) { for i in 9223372036854775805..=9223372036854775807 { a ^= i; } a } f(1)",
        "fn f(a) { 9223372036854775807 + a } f(1)",
        "fn f(a) { -9223372036854775807 - a } f(2)",
        "fn f(a) { a - 5 } f(-9223372036854775807)",
        "fn f(a, b) { a * b } fn g(a) { f(a, 4611686018427387904) } g(3)",
        "fn f(a, b) { a / b } fn g(n) { if n == 0 { f(1, 0) } else { g(n - 1) } } g(5)",
        "fn f(a, b) { a % b } [f(7, -1), f(7, 0)]",
        "fn f(a) { -a } [f(5), f(-9223372036854775807 - 1)]",
        "fn f(a) { a ** -1 } f(2)",
        "fn f(n) { f(n + 1) } f(0)",
        "fn f(n) { if n { 1 } else { 2 } } f(1)",
        "fn f(n) { let x = 1; if n > 3 { x = 2.5; } x } [f(1), f(5)]",
        "fn f(n) { n + 1 } [f(1), f(2.5), f(\"a\"), f('b'), f([1])]",
        "fn f(n) { n.tag } let x = 1; x.tag = 5; fn g(n) { n } let y = g(x); y.tag",
        "fn f(n) { const X = 3; n * X } f(4)",
        "fn f(n) { const X = 3; X = n; X } f(4)",
        "fn f(x) { x < 0.1 + 0.2 } [f(0.3), f(0.2999)]",
        "fn f(x) { -x ** 2.0 + +x } [f(1.5), f(-2.0)]",
        "fn f(n, x) { if n == 0 { x } else { f(n - 1, x ** 0.5 - 7 % x) } } f(4, 90.5)",
        "fn f(n) { if n > 0 && [n].len() == 1 { n } else { -n } } [f(1), f(-2)]",
        "fn f(n) { let k = 0; while (n > 0 || `a` == n) && k < 5 { k += 1; n -= 1; } [n][0] + k } [f(3), f(9)]",
        "fn f(n) { let x = n > 0 && ([n].len() > 0 || n == `a`); if x { 1 } else { 2 } } [f(1), f(-2)]",
        "fn f(n) { try { g(n) } catch (e) { e.message } } fn g(n) { n / 0 } f(3)",
    ];

    [Theory, MemberData(nameof(Scripts))]
    public void Unboxed_numbers_give_what_the_interpreter_gives(string text)
    {
        TierOutcome.IsTheSameOnEveryTier(text);
    }

    [Theory]
    [InlineData("fn f(n) { if n == 0 { 0 } else { 1 + f(n - 1) } } f(30)")]
    [InlineData("fn f(n) { let s = 0; for i in 0..n { s += i; } s } f(30)")]
    [InlineData("fn f(n) { while n > 0 { n -= 1; } n } f(30)")]
    [InlineData("fn f(n) { n } fn g(n) { let a = f(n) + f(f(n)); a } g(1) + g(2)")]
    [InlineData("fn f(n) { if n == 0 { return 1; } g(n - 1, f(n - 1)) } fn g(a, b) { for i in 0..2 { a += b; } a } f(4)")]
    [InlineData("fn f(n) { if n % 2 == 0 { n / (n - 2) } else { f(n - 1) } } f(7) + f(3)")]
    [InlineData("fn f(x) { if x < 1.0 { x } else { f(x / 2.0) } } fn g(b) { if b { f(9.0) > 0.5 } else { g(!b) } } g(false)")]
    [InlineData("fn f(n) { { { n += 1; } } n } f(1); f(2)")]
    [InlineData("fn f(n) { if n < 2 { n } else { let a = f(n - 1); if a > 2 { a += 1; } else { if n == 4 { a -= 1; } else { a } } a + f(n - 2) } } f(5)")]
    public void Every_limit_of_operations_falls_at_the_same_place(string text)
    {
        TierOutcome.IsTheSameAtEveryLimit(text, most: 160);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(5), InlineData(19), InlineData(20), InlineData(21)]
    public void Every_limit_of_depth_falls_at_the_same_call(int levels)
    {
        var limits = RhaiLimits.Trusted with { CallLevels = levels };
        TierOutcome.IsTheSameOnEveryTier("fn f(n) { if n == 0 { 0 } else { 1 + f(n - 1) } } f(18)", limits);
        TierOutcome.IsTheSameOnEveryTier("fn f(n) { if n == 0 { 0.5 } else { g(n) } } fn g(n) { let x = f(n - 1); x } f(9)", limits);
        TierOutcome.IsTheSameOnEveryTier("fn f(n) { n == 0 || f(n - 1) } fn g(n) { f(n) } g(17)", limits);
    }

    [Theory]
    [InlineData(1), InlineData(3), InlineData(16)]
    public void Of_depth_and_operations_the_limit_reached_first_is_told(int levels)
    {
        var limits = RhaiLimits.Trusted with { CallLevels = levels };

        TierOutcome.IsTheSameAtEveryLimit("fn f(n) { if n == 0 { 0 } else { 1 + f(n - 1) } } f(40)", most: 70, limits);
        TierOutcome.IsTheSameAtEveryLimit("fn f(n) { let m = n - 1; f(f(m)) } f(40)", most: 70, limits);
    }

    [Theory]
    [InlineData(int.MaxValue), InlineData(int.MaxValue - 1)]
    public void The_highest_limit_of_depth_allows_a_call_from_the_host(int levels)
    {
        var limits = RhaiLimits.Trusted with { CallLevels = levels };
        var engine = new RhaiEngineBuilder(limits).With(new RhaiSwitches { Tier = RhaiTier.Compiled }).Build();
        var script = engine.Compile("fn f(n) { if n < 2 { n } else { f(n - 1) + f(n - 2) } }", TestContext.Current.CancellationToken);

        Assert.Equal("55", script.Call("f", [10L], null, TestContext.Current.CancellationToken).ToString());
    }

    [Fact]
    public void Endless_depth_ends_at_the_threads_stack()
    {
        var limits = RhaiLimits.Trusted with { CallLevels = int.MaxValue };

        Assert.StartsWith("ErrorStackOverflow", TierOutcome.Of("fn f(n) { if n < 0 { n } else { 1 + f(n + 1) } } f(0)", RhaiTier.Compiled, limits), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_calculation_stops()
    {
        using var source = new CancellationTokenSource();
        var engine = new RhaiEngineBuilder(RhaiLimits.Trusted).With(new RhaiSwitches { Tier = RhaiTier.Compiled }).Build();
        var script = engine.Compile("fn f(n) { while n > 0 { n += 1; n -= 1; } n } f(1)");
        source.CancelAfter(TimeSpan.FromMilliseconds(20));

        Assert.Equal(RhaiErrorKind.Terminated, Assert.Throws<RhaiException>(() => script.Evaluate(null, source.Token)).Kind);
    }
}
