using System.Text;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

/// <summary>A chunk that begins as the one before is not read again up to its text: it must come to the same as if it were.</summary>
public sealed class KnownBeginningTests
{
    private static readonly string[] Heads =
    [
        "{\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"",
        "{\"id\":\"c\",\"service_tier\":\"flex\",\"choices\":[{\"index\":1,\"delta\":{\"role\":\"assistant\",\"content\":\"",
        "{\"choices\":[{\"finish_reason\":\"stop\",\"index\":0,\"delta\":{\"content\":\"",
        "{\"error\":{\"message\":\"no\"},\"choices\":[{\"delta\":{\"content\":\"",
        "{\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1},\"choices\":[{\"delta\":{\"content\":\"",
        "{\"choices\":[{\"index\":0,\"delta\":{}},{\"index\":1,\"delta\":{\"calls\":[{\"id\":\"t\",\"function\":{\"arguments\":\"",
        "{\"choices\":[],\"service_tier\":\"priority\",\"usage\":{\"prompt_tokens\":5},\"x\":\"",
    ];

    private static readonly string[] Tails =
    [
        "\"},\"finish_reason\":null}]}", "\"},\"finish_reason\":\"stop\"}]}",
        "\"}}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}",
        "\",\"refusal\":\"x\"}}],\"meta\":{\"usage\":{\"prompt_tokens\":4}},\"error\":null}", "\"}],\"error\":\"gone\"}", "torn",
    ];

    [Fact]
    public void Any_order_of_chunks_cut_anywhere_comes_to_what_each_comes_to_alone()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            using var written = new WrittenText();
            using var each = new WrittenText();
            var scanner = new AnswerScanner(streamed: true, written);
            string? tier = null;
            for (var i = 0; i < 12; i++)
            {
                var text = random.Next(3) == 0 ? "a\\n\\\"b" : "word";
                var head = Heads[random.Next(random.Next(2) == 0 ? 2 : Heads.Length)];
                var bytes = Encoding.UTF8.GetBytes(head + text + Tails[random.Next(Tails.Length)]);
                scanner.Begin();
                foreach (var piece in random.Next(3) == 0 ? bytes.Chunk(random.Next(1, 60)) : [bytes])
                {
                    scanner.Push(piece);
                }

                var alone = new AnswerScanner(streamed: true, each);
                alone.Begin();
                alone.Push(bytes);
                tier = alone.ServiceTier ?? tier;
                Assert.Equal(
                    (alone.IsFailure, alone.SaidUsage, alone.HasChoice, alone.IsWhole, tier),
                    (scanner.IsFailure, scanner.SaidUsage, scanner.HasChoice, scanner.IsWhole, scanner.ServiceTier));
                Assert.True(!alone.SaidUsage || alone.Usage == scanner.Usage, scanner.Usage.ToString());
                Assert.Equal((each.Bytes, each.Chunks), (written.Bytes, written.Chunks));
            }

            Assert.Equal(Encoding.UTF8.GetString(each.Kept), Encoding.UTF8.GetString(written.Kept));
        }
    }

    [Fact]
    public void Choices_that_take_turns_are_told_apart()
    {
        var scanner = new AnswerScanner(streamed: true, new WrittenText());
        (int, int, bool)[] chunks = [(0, 0, false), (1, 0, false), (0, 1, false), (1, 0, false), (0, 0, false), (1, 1, true)];
        foreach (var (head, tail, isFinished) in chunks)
        {
            scanner.Begin();
            scanner.Push(Encoding.UTF8.GetBytes(Heads[head] + "word" + Tails[tail]));
            Assert.Equal(isFinished, scanner.IsFinished);
        }
    }
}
