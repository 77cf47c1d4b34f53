using Maru.Rhai.Limits;
using Maru.Rhai.Runtime;
using Maru.Rhai.Tests.Corpus;

namespace Maru.Rhai.Tests.Engine;

/// <summary>Mutated scripts end in a value or a <see cref="RhaiException"/>. MARU_RHAI_FUZZ sets how many are tried, MARU_RHAI_FUZZ_SEED where to begin.</summary>
public sealed class FuzzTests
{
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
        var seeds = (string[])[.. CorpusCase.Load("extra.jsonl").Select(c => c.Script), .. CorpusCase.Load("generated.jsonl").Select(c => c.Script)];
        var engine = new RhaiEngineBuilder(RhaiLimits.Strict with { Operations = 20_000, StringBytes = 20_000, ArrayElements = 2_000, MapEntries = 2_000 }).Build();

        for (var i = 0L; i < count; i++)
        {
            var text = Mutate(seeds, random);
            var fault = Record.Exception(() => engine.Evaluate(text, null, CancellationToken.None));

            Assert.True(fault is null or RhaiException, $"{fault}\n{text}");
        }
    }

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

    private static long Setting(string name, long otherwise) => long.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
