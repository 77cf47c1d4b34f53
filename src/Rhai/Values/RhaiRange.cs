namespace Maru.Rhai.Values;

/// <summary>A range of integers; a missing end is the largest or smallest integer.</summary>
internal sealed class RhaiRange(long start, long end, bool inclusive) : RhaiObject(inclusive ? RhaiKind.RangeInclusive : RhaiKind.Range)
{
    public long Start => start;

    public long End => end;

    public bool Inclusive => inclusive;

    public bool IsEmpty => inclusive ? start > end : start >= end;

    public bool Contains(long value) => value >= start && (inclusive ? value <= end : value < end);

    public bool IsSameAs(RhaiRange other) => inclusive == other.Inclusive && start == other.Start && end == other.End;

    public override string ToString() => $"{start}..{(inclusive ? "=" : "")}{(end == long.MaxValue ? "" : end)}";
}
