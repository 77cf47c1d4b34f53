namespace Maru.Modules.Audit.Reading;

/// <summary>
/// Chooses the index for a page. The database would estimate from statistics that a new SQLite file does not have. The counters say
/// exactly how many entries match each condition, so the condition with the fewest leads and the others only filter. Dates never lead:
/// every index also contains the place in the chain, so every index is read only between two places.
/// </summary>
internal static class ReadPlan
{
    // The resource's index also contains the verb: an entry with another verb is skipped in the index without reading the row.
    private const int CheaperInIndex = 10;

    /// <param name="filter">What is asked for.</param>
    /// <param name="counts">How many entries each single condition leaves; null where there is no such condition.</param>
    public static ReadLead Choose(AuditFilter filter, ReadCounts counts) =>
        filter.ResourceId is not null ? ReadLead.ResourceId
        : new (ReadLead Lead, long? Count)[]
        {
            (ReadLead.Actor, counts.Actor), (ReadLead.Refused, counts.Refused),
            (ReadLead.Resource, filter.Action is null ? counts.Resource : counts.Resource / CheaperInIndex), (ReadLead.Action, counts.Action),
        }.Where(way => way.Count is not null).OrderBy(way => way.Count).Select(way => way.Lead).FirstOrDefault(ReadLead.Time);
}
