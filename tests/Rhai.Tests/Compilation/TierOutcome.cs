using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Compilation;

/// <summary>All that can be seen of a script's run: value, output, or error with its place and calls.</summary>
internal static class TierOutcome
{
    // A loop gone wrong fails its test and does not keep it.
    private static readonly RhaiLimits Usual = RhaiLimits.Trusted with { Operations = 10_000_000 };

    /// <summary>Every tier ends the script as the interpreter does.</summary>
    public static void IsTheSameOnEveryTier(string text, RhaiLimits? limits = null)
    {
        var interpreted = Of(text, RhaiTier.Interpreted, limits);
        Assert.Equal(interpreted, Of(text, RhaiTier.Compiled, limits));
        Assert.Equal(interpreted, Of(text, RhaiTier.Adaptive, limits));
    }

    /// <summary>A limit of operations ends compiled code where it ends the interpreter, whatever the limit below the one given.</summary>
    public static void IsTheSameAtEveryLimit(string text, int most, RhaiLimits? limits = null)
    {
        for (var operations = 1L; operations < most; operations++)
        {
            var narrow = (limits ?? RhaiLimits.Trusted) with { Operations = operations };
            Assert.Equal(Of(text, RhaiTier.Interpreted, narrow), Of(text, RhaiTier.Compiled, narrow));
        }
    }

    public static string Of(string text, RhaiTier tier, RhaiLimits? limits = null, int times = 12)
    {
        var lines = new List<string>();
        RhaiException failure;
        try
        {
            var script = new RhaiEngineBuilder(limits ?? Usual).With(new RhaiSwitches { Tier = tier }).Build().Compile(text);
            var value = default(RhaiValue);
            for (var i = 0; i < times; i++)
            {
                lines.Clear();
                value = script.Evaluate(new RhaiScope { Print = lines.Add }, CancellationToken.None);
            }

            return $"{RhaiPrinter.Debug(value)} [{string.Join(' ', lines)}]";
        }
        catch (RhaiException error)
        {
            failure = error;
        }

        // Not in the handler: that still runs on top of the stack the failure has left.
        return $"{failure.KindName} {failure.Message} at {failure.Position} in {string.Join(", ", failure.CallStack)} [{string.Join(' ', lines)}]";
    }
}
