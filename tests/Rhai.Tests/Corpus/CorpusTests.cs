namespace Maru.Rhai.Tests.Corpus;

public sealed class CorpusTests
{
    private static readonly string[] Files = ["extra.jsonl", "limits.jsonl", "generated.jsonl", "kept.jsonl"];

    [Theory]
    [InlineData("extra.jsonl", 501, RhaiTier.Interpreted)]
    [InlineData("limits.jsonl", 72, RhaiTier.Interpreted)]
    [InlineData("generated.jsonl", 897, RhaiTier.Interpreted)]
    [InlineData("page.jsonl", 1928, RhaiTier.Interpreted)]
    [InlineData("kinds.jsonl", 375, RhaiTier.Interpreted)]
    [InlineData("extra.jsonl", 501, RhaiTier.Compiled)]
    [InlineData("limits.jsonl", 72, RhaiTier.Compiled)]
    [InlineData("generated.jsonl", 897, RhaiTier.Compiled)]
    [InlineData("page.jsonl", 1928, RhaiTier.Compiled)]
    [InlineData("kinds.jsonl", 375, RhaiTier.Compiled)]
    public void Every_case_ends_as_the_official_engine_ends_it(string file, int count, RhaiTier tier)
    {
        var cases = CorpusCase.Load(file);

        var differences = cases.Where(c => !Exclusions.Reasons.ContainsKey(c.Id))
            .Select(c => (c, CorpusRun.Difference(c, tier)))
            .Where(r => r.Item2 is not null)
            .Select(r => $"{r.c.Id}: {r.Item2}\n    {r.c.Script}")
            .ToList();

        Assert.Equal(count, cases.Count);
        Assert.True(differences.Count == 0, $"{differences.Count} of {count} differ:\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void An_excluded_case_still_differs_or_it_must_leave_the_list()
    {
        var cases = Files.SelectMany(CorpusCase.Load).ToDictionary(c => c.Id);

        foreach (var (id, reason) in Exclusions.Reasons)
        {
            Assert.False(string.IsNullOrWhiteSpace(reason));
            Assert.NotNull(CorpusRun.Difference(cases[id]));
        }

        Assert.True(Exclusions.Reasons.Count <= Exclusions.Most, "The list of exclusions may only shrink.");
    }
}
