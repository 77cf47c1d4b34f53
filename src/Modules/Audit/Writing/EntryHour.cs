namespace Maru.Modules.Audit.Writing;

/// <summary>The hours (UTC) whose places in the chain are known, counted from 1970.</summary>
internal static class EntryHour
{
    public static long Of(DateTimeOffset at) => Of(at.UtcTicks);

    /// <summary>The last hour that begins before this instant.</summary>
    public static long LastBefore(DateTimeOffset at) => Of(at.UtcTicks - 1);

    /// <summary>Whether an hour begins at this instant; true if there is no instant.</summary>
    public static bool IsBegin(DateTimeOffset? at) => at is null || at.Value.UtcTicks % TimeSpan.TicksPerHour == 0;

    public static DateOnly Day(long hour) => CountSpans.DayOf(DateTimeOffset.UnixEpoch.AddHours(hour));

    private static long Of(long ticks) => (ticks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerHour;
}
