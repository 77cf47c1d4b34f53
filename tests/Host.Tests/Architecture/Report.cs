namespace Maru.Host.Tests.Architecture;

/// <summary>What a rule looked at and what it found. A rule that looked at nothing has not been kept.</summary>
internal sealed record Report(int Examined, IReadOnlyList<string> Violations)
{
    public static Report Of<T>(IEnumerable<T> items, Func<T, IEnumerable<string>> violationsOf)
    {
        var examined = items.ToList();
        return new Report(examined.Count, examined.SelectMany(violationsOf).ToList());
    }

    public void ShouldBeClean()
    {
        Assert.True(Examined > 0, "The rule looked at nothing, so it proves nothing.");
        Assert.True(Violations.Count == 0, string.Join('\n', Violations.Prepend($"{Violations.Count} violation(s) in {Examined} looked at:")));
    }

    public void ShouldSay(string part)
    {
        Assert.True(Examined > 0, "The rule looked at nothing, so it proves nothing.");
        Assert.Contains(Violations, v => v.Contains(part, StringComparison.Ordinal));
    }

    /// <summary>Takes out what is allowed, each with its reason, and reports what no longer needs allowing: a list only shrinks.</summary>
    public Report Except(IReadOnlyDictionary<string, string> allowed)
    {
        var stale = allowed.Keys.Where(path => !Violations.Any(v => v.StartsWith(path + ":", StringComparison.Ordinal)))
            .Select(path => $"{path}: is allowed and need not be; take it off the list.");
        var left = Violations.Where(v => !allowed.Keys.Any(path => v.StartsWith(path + ":", StringComparison.Ordinal)));
        return this with { Violations = left.Concat(stale).ToList() };
    }
}
