namespace Maru.Modules.Audit.Reading;

/// <summary>
/// By which index a page is read. The database's own guess rests on statistics that a fresh SQLite file does not have; the counters say
/// exactly how many entries each condition leaves, so the one that leaves fewest leads and the others only filter. Dates never lead: every
/// index goes on with the place in the chain, so whichever leads is read between two places only.
/// </summary>
internal static class ReadPlan
{
    // The resource's index has the verb, too: an entry with another one costs its place in the index, and is not looked up.
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
