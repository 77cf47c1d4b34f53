using Maru.Rhai.Limits;

namespace Maru.Rhai.Tests.Compilation;

/// <summary>Numbers and bools live in variables, arrays and calls without a box: a longer loop allocates what a short one does.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("fn f(n) { if n < 2 { n } else { f(n - 1) + f(n - 2) } } let t = 0; for i in 0..TURNS { t += f(9); } t")]
    [InlineData("fn f(x) { let s = 0.0; for i in 0..9 { s += x * i; } s } let t = 0.0; for i in 0..TURNS { t += f(0.5); } t")]
    [InlineData("let a = [1, 2.5, true]; let s = 0; for i in 0..TURNS { a[0] = i; a[i % 2] += 0; s += a[0]; a[2] = s > 5; } s")]
    [InlineData("let x = 0.5; let b = false; let i = 0; while i < TURNS { i += 1; x = x * 1.5 - 2; b = x > 3.0 && !b || i == 4; } b")]
    [InlineData("let m = #{ n: 1, x: 0.5 }; for i in 0..TURNS { m.n += i; m.x = m.x * 2.0; m[`k${i % 1}`] = 1; } 1")]
    [InlineData("let a = [3, 4]; let t = 0; for i in 0..TURNS { t += a.len() + abs(-i); switch t % 3 { 0 => t += 1, _ => t -= 1 } } t")]
    public void Longer_loops_allocate_no_more(string text)
    {
        var engine = new RhaiEngineBuilder(RhaiLimits.Trusted).With(new RhaiSwitches { Tier = RhaiTier.Compiled }).Build();
        var (few, many) = (engine.Compile(text.Replace("TURNS", "20", StringComparison.Ordinal)), engine.Compile(text.Replace("TURNS", "2000", StringComparison.Ordinal)));

        Assert.Equal(Allocated(few), Allocated(many));
    }

    private static long Allocated(RhaiScript script)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 40; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            script.Evaluate(null, CancellationToken.None);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
