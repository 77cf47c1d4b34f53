using System.Text;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class UsageScannerTests
{
    private const string Answer = """{"id":"x","choices":[{"message":{"content":"the text \"usage\":{\"prompt_tokens\":999}"}}],"usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":2}},"service_tier":"default"}""";

    [Fact]
    public void Usage_is_found_wherever_the_reads_are_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Answer);
        foreach (var cut in Enumerable.Range(0, bytes.Length))
        {
            using var scanner = default(UsageScanner);

            scanner.Push(bytes.AsSpan(0, cut));
            scanner.Push(bytes.AsSpan(cut));

            Assert.Equal(new TokenUsage(12, 5, 4, 2), scanner.Read());
        }
    }

    [Fact]
    public void Usage_is_found_at_the_end_of_a_long_answer_that_drips()
    {
        var bytes = Encoding.UTF8.GetBytes(Answer.Replace("the text", new string('t', 9_000), StringComparison.Ordinal));
        using var scanner = default(UsageScanner);

        foreach (var one in bytes)
        {
            scanner.Push([one]);
        }

        Assert.Equal(new TokenUsage(12, 5, 4, 2), scanner.Read());
    }

    [Theory]
    [InlineData("{\"usage\":null}")]
    [InlineData("{\"usage\":{\"prompt_tokens\":")]
    [InlineData("{\"usage\":{}}")]
    [InlineData("{\"usage\":\"lots\"}")]
    [InlineData("nothing")]
    public void What_is_not_said_is_unknown_and_never_zero(string answer)
    {
        using var scanner = default(UsageScanner);

        scanner.Push(Encoding.UTF8.GetBytes(answer));

        Assert.False(scanner.Read().IsKnown);
    }

    [Fact]
    public void Usage_is_read_as_it_was_said_for_somebody_else_to_judge()
    {
        using var scanner = default(UsageScanner);

        scanner.Push("{\"usage\":{\"prompt_tokens\":-50,\"completion_tokens\":4294967296}}"u8);

        Assert.Equal(new TokenUsage(-50, int.MaxValue), scanner.Read());
    }
}
