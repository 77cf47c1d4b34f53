namespace Maru.AuditLog;

/// <summary>What one database gave, in the order it is printed.</summary>
internal sealed record Result(string Database, IReadOnlyList<(string What, string Value)> Lines)
{
    public static IEnumerable<string> Table(IReadOnlyList<Result> results)
    {
        yield return $"| | {string.Join(" | ", results.Select(r => r.Database))} |";
        yield return $"|---|{string.Concat(results.Select(_ => "---:|"))}";
        for (var i = 0; i < results[0].Lines.Count; i++)
        {
            yield return $"| {results[0].Lines[i].What} | {string.Join(" | ", results.Select(r => r.Lines[i].Value))} |";
        }
    }
}
