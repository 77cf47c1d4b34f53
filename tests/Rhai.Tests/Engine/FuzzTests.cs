using System.Diagnostics;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax;
using Maru.Rhai.Syntax.Formatting;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Tests.Corpus;

namespace Maru.Rhai.Tests.Engine;

/// <summary>
/// Mutated scripts end in a value or a <see cref="RhaiException"/>, on every tier, in bounded time and memory.
/// MARU_RHAI_FUZZ sets how many are tried, MARU_RHAI_FUZZ_SEED where to begin.
/// </summary>
public sealed class FuzzTests
{
    private const int OneInCompiled = 16;
    private const long MostBytes = 256L << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", "|x|", ".", "?.", "..", "..=", "::", ";", ",", "=", "+=", "**", "<<", "in", "!", "-", "`", "${", "\"", "'",
        "let ", "const ", "fn f(a) ", "if ", "else ", "loop ", "while ", "for i in ", "switch ", "try ", "catch ", "throw ", "return ", "break ",
        "this", "eval(", "()", "#{", "9223372036854775807", "-1", "1e308", "é", "\0", "😀", "this.", ".push(", ".map(", "f!(", "global::", "import ",
    ];

    [Fact]
    public void No_mutated_script_ends_otherwise_than_by_a_value_or_an_error_of_the_language()
    {
        var count = Setting("MARU_RHAI_FUZZ", 3_000);
        var random = new Random((int)Setting("MARU_RHAI_FUZZ_SEED", 20_261_121));
        var seeds = Seeds();
        var limits = RhaiLimits.Strict with { Operations = 20_000, StringBytes = 20_000, ArrayElements = 2_000, MapEntries = 2_000 };
        var engines = Enum.GetValues<RhaiTier>().ToDictionary(t => t, t => new RhaiEngineBuilder(limits).With(new RhaiSwitches { Tier = t }).Build());
        var (slowest, largest) = (TimeSpan.Zero, 0L);

        for (var i = 0L; i < count; i++)
        {
            var text = Mutate(seeds, random);
            var tier = i % OneInCompiled == 0 ? RhaiTier.Compiled : i % 2 == 0 ? RhaiTier.Interpreted : RhaiTier.Adaptive;
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            var fault = Record.Exception(() => engines[tier].Evaluate(text, null, CancellationToken.None));

            Assert.True(fault is null or RhaiException, $"{tier}: {fault}\n{text}");
            var (took, used) = (Stopwatch.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(took < MostTime && used < MostBytes, $"{tier}: {took}, {used} bytes\n{text}");
            (slowest, largest) = (took > slowest ? took : slowest, Math.Max(largest, used));
        }

        TestContext.Current.SendDiagnosticMessage($"{count} scripts; the slowest took {slowest.TotalMilliseconds:0} ms, the largest {largest >> 10} KiB");
    }

    [Fact]
    public void Whatever_parses_can_be_formatted_and_then_says_the_same()
    {
        var count = Setting("MARU_RHAI_FUZZ", 3_000) / 3;
        var random = new Random((int)Setting("MARU_RHAI_FUZZ_SEED", 20_261_121) + 1);
        var seeds = Seeds();

        for (var i = 0L; i < count; i++)
        {
            var text = Mutate(seeds, random);
            try
            {
                var script = RhaiParser.Parse(text);
                var once = RhaiFormatter.Format(script);
                var again = RhaiParser.Parse(once);
                Assert.Equal(SyntaxShape.Of(script), SyntaxShape.Of(again));
                Assert.Equal(once, RhaiFormatter.Format(again));
            }
            catch (RhaiSyntaxException fault)
            {
                Assert.True(Record.Exception(() => RhaiParser.Parse(text)) is RhaiSyntaxException, $"{fault.Message}\n{text}");
            }
        }
    }

    private static string[] Seeds() =>
        [.. CorpusCase.Load("extra.jsonl").Select(c => c.Script), .. CorpusCase.Load("generated.jsonl").Select(c => c.Script)];

    private static string Mutate(string[] seeds, Random random)
    {
        var text = seeds[random.Next(seeds.Length)];
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]),
                _ => text.Insert(at, Slice(seeds[random.Next(seeds.Length)], random)),
            };
        }

        return text;
    }

    private static string Slice(string other, Random random)
    {
        var from = random.Next(other.Length);
        return other.Substring(from, Math.Min(random.Next(1, 40), other.Length - from));
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
