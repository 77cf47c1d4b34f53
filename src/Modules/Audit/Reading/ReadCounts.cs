namespace Maru.Modules.Audit.Reading;

/// <summary>How many entries each condition of a filter leaves when it stands alone; null without such a condition.</summary>
internal sealed record ReadCounts(long? Actor, long? Refused, long? Resource, long? Action);
