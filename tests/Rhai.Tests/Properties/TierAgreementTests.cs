using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Tests.Properties;

/// <summary>
/// Random well-formed scripts end alike however they run: same value, type and output, or the same error at the same place.
/// MARU_RHAI_SCRIPTS sets how many are tried; a failure prints the smallest script found and the seed to repeat it.
/// </summary>
public sealed partial class TierAgreementTests
{
    private const int Default = 150;

    private static readonly RhaiLimits[] Bounds =
    [
        RhaiLimits.Trusted with { Operations = 50_000, StringBytes = 100_000, ArrayElements = 20_000, MapEntries = 20_000 },
        RhaiLimits.Strict with { Operations = 50_000, StringBytes = 60, ArrayElements = 12, MapEntries = 6, CallLevels = 4, Variables = 12 },
    ];

    [Fact]
    public void Every_tier_ends_a_random_script_in_the_same_way() => Check(text =>
    {
        foreach (var limits in Bounds)
        {
            var interpreted = Outcome(text, RhaiTier.Interpreted, limits);
            var compiled = Outcome(text, RhaiTier.Compiled, limits);
            var adaptive = Outcome(text, RhaiTier.Adaptive, limits);
            if (!Alike(interpreted, compiled) || !Alike(interpreted, adaptive))
            {
                return $"interpreted: {interpreted}\ncompiled:    {compiled}\nadaptive:    {adaptive}";
            }
        }

        return null;
    });

    [Fact]
    public void A_formatted_script_does_what_the_script_does() => Check(text =>
    {
        var before = Outcome(text, RhaiTier.Interpreted, Bounds[0]);
        if (before.StartsWith("ErrorParsing", StringComparison.Ordinal))
        {
            return null;
        }

        var formatted = Engine(RhaiTier.Interpreted, Bounds[0]).Compile(text).Format();
        var after = Outcome(formatted, RhaiTier.Interpreted, Bounds[0]);
        return WithoutPlaces(before) == WithoutPlaces(after) ? null : $"before: {before}\nafter:  {after}\n{formatted}";
    });

    private static void Check(Func<string, string?> difference)
    {
        var most = int.TryParse(Environment.GetEnvironmentVariable("MARU_RHAI_SCRIPTS"), CultureInfo.InvariantCulture, out var asked) ? asked : Default;
        var scripts = Arb.From(
            from seed in Gen.Choose(0, int.MaxValue)
            from size in Gen.Choose(0, 60)
            select new ScriptWriter(seed).Write(size),
            script => script.Smaller());
        var property = Prop.ForAll(scripts, script => difference(script.ToString()) is { } found
            ? throw new InvalidOperationException($"{found}\n{script}") : true);

        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(most), property);
    }

    // How many steps something takes is the tier's own affair: what runs into that limit in one may end in the other.
    private static bool Alike(string one, string other) =>
        one == other || one.Contains("TooManyOperations", StringComparison.Ordinal) || other.Contains("TooManyOperations", StringComparison.Ordinal);

    private static string Outcome(string text, RhaiTier tier, RhaiLimits limits)
    {
        var lines = new List<string>();
        var end = "";
        try
        {
            var script = Engine(tier, limits).Compile(text);
            for (var i = 0; i < (tier == RhaiTier.Adaptive ? 3 : 1); i++)
            {
                lines.Clear();
                var value = script.Evaluate(new RhaiScope { Print = lines.Add }, CancellationToken.None);
                end = $"{RhaiTypes.NameOf(value)} {RhaiPrinter.Debug(value)}";
            }
        }
        catch (RhaiException error)
        {
            end = $"{error.KindName} at {error.Position} in {string.Join(" < ", error.CallStack)} {RhaiPrinter.Debug(error.Thrown)}: {error.Message}";
        }

        return Masked().Replace($"{end} [{string.Join(" | ", lines)}]", "anon");
    }

    private static string WithoutPlaces(string outcome) => Places().Replace(outcome, "");

    private static RhaiEngine Engine(RhaiTier tier, RhaiLimits limits) =>
        new RhaiEngineBuilder(limits).With(new RhaiSwitches { Tier = tier }).Build();

    [GeneratedRegex(@"anon\$[0-9a-f]+")]
    private static partial Regex Masked();

    [GeneratedRegex("""line \d+, position \d+|"line": \d+|"position": \d+|Position = [^}]*""")]
    private static partial Regex Places();
}
