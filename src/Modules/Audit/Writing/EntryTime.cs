using Maru.Chain;

namespace Maru.Modules.Audit.Writing;

/// <summary>When an entry was written, as an instant.</summary>
internal static class EntryTime
{
    public static DateTimeOffset Time(this ChainRow row) => DateTimeOffset.UnixEpoch.AddTicks(row.At * TimeSpan.TicksPerMicrosecond);
}
