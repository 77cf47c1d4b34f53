using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Tests.Llm.Measuring;

public sealed class TokenCounterTests
{
    private const string Prose = "The quick brown fox jumps over the lazy dog. 안녕하세요, 오늘 날씨가 참 좋네요! x = y + 12345; ";

    [Theory]
    [InlineData("gpt-4o", TokenFamily.O200k)]
    [InlineData("gpt-4o-mini-2024-07-18", TokenFamily.O200k)]
    [InlineData("gpt-4.1-nano", TokenFamily.O200k)]
    [InlineData("gpt-5.6-sol", TokenFamily.O200k)]
    [InlineData("o1", TokenFamily.O200k)]
    [InlineData("o4-mini", TokenFamily.O200k)]
    [InlineData("openai/gpt-4o", TokenFamily.O200k)]
    [InlineData("ft:gpt-4o-mini:team::1", TokenFamily.O200k)]
    [InlineData("gpt-4-turbo", TokenFamily.Cl100k)]
    [InlineData("gpt-3.5-turbo-0125", TokenFamily.Cl100k)]
    [InlineData("text-embedding-3-small", TokenFamily.Cl100k)]
    [InlineData("gemini-2.5-flash", TokenFamily.Other)]
    [InlineData("orca-mini", TokenFamily.Other)]
    [InlineData("o2xl", TokenFamily.Other)]
    public void A_models_vocabulary_is_told_by_its_name(string model, object family) => Assert.Equal(family, TokenFamilies.Of(model));

    [Theory]
    [InlineData("gpt-4o", "hello world", 2)]
    [InlineData("gpt-4", "hello world", 2)]
    [InlineData("gpt-4o", "안녕하세요", 2)]
    [InlineData("gpt-4", "안녕하세요", 5)]
    [InlineData("gpt-4o", "", 0)]
    public void Known_vocabularies_count_as_their_vendor_does(string model, string text, int tokens) =>
        Assert.Equal(tokens, Count(model, text));

    [Fact]
    public void A_strange_model_is_never_counted_below_and_at_most_thirty_per_cent_above()
    {
        foreach (var words in Enumerable.Range(1, 40))
        {
            var text = string.Concat(Enumerable.Repeat(Prose, words));

            Assert.InRange((double)Count("llama-3.3-70b", text) / Count("gpt-4o", text), 1, 1.3);
        }
    }

    [Fact]
    public void Text_beyond_what_is_kept_counts_in_proportion()
    {
        var text = string.Concat(Enumerable.Repeat(Prose, 4_000));

        var kept = Count("gpt-4o", string.Concat(Enumerable.Repeat(Prose, 400)));
        Assert.InRange((double)Count("gpt-4o", text) / kept / 10, 0.98, 1.02);
    }

    [Theory]
    [InlineData('a')]
    [InlineData(' ')]
    [InlineData('가')]
    public void A_run_without_a_break_is_counted_in_bounded_pieces(char one)
    {
        var piece = Count("gpt-4o", new string(one, 1_024));

        Assert.InRange(Count("gpt-4o", new string(one, 16_384)), piece * 15, piece * 18);
    }

    [Fact]
    public void A_vendors_marker_in_a_text_is_text() => Assert.True(Count("gpt-4o", "<|endoftext|><|endoftext|>") >= 14);

    private static int Count(string model, string text)
    {
        using var written = new WrittenText();
        written.Add(text);
        return Meters.Tokens.Count(model, written);
    }
}
