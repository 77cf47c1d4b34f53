namespace Maru.Rhai.Values;

/// <summary>An instant of the host's monotonic clock, in ticks of 100 ns.</summary>
internal sealed class RhaiTimestamp(long ticks) : RhaiObject(RhaiKind.Timestamp)
{
    public long Ticks => ticks;
}
