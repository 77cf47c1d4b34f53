namespace Maru.Modules.Audit.Reading;

/// <summary>How many entries match each condition of a filter alone; null without such a condition.</summary>
internal sealed record ReadCounts(long? Actor, long? Refused, long? Resource, long? Action);
