namespace Maru.Modules.Audit.Reading;

/// <summary>Numbers of entries, in total and by kind.</summary>
internal sealed record AuditStats(
    long Total, IReadOnlyDictionary<string, long> ByResource, IReadOnlyDictionary<string, long> ByAction,
    IReadOnlyDictionary<AuditStatus, long> ByStatus)
{
    public static AuditStats Of(IReadOnlyCollection<(string Resource, string Action, int StatusCode, long Count)> groups) => new(
        groups.Sum(g => g.Count),
        Sum(groups, g => g.Resource),
        Sum(groups, g => g.Action),
        Enum.GetValues<AuditStatus>().ToDictionary(s => s, s => groups.Where(g => StatusClass.Of(g.StatusCode) == s).Sum(g => g.Count)));

    private static Dictionary<string, long> Sum(
        IEnumerable<(string Resource, string Action, int StatusCode, long Count)> groups,
        Func<(string Resource, string Action, int StatusCode, long Count), string> by) =>
        groups.GroupBy(by, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(x => x.Count), StringComparer.Ordinal);
}
