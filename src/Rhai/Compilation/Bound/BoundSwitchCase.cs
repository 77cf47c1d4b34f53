using Maru.Rhai.Calls;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>One case: a literal or a range of integers, perhaps with a condition.</summary>
internal sealed class BoundSwitchCase(RhaiValue value, RhaiRange? range, BoundNode? guard, BoundNode body)
{
    public RhaiValue Value => value;

    public RhaiRange? Range => range;

    public BoundNode? Guard => guard;

    public BoundNode Body => body;

    public bool Matches(in RhaiValue subject) => range is null ? SwitchValue.Same(value, subject) : Contains(subject);

    public bool Holds(Frame frame) => guard is null || Truth.Of(guard.Borrow(frame), guard.Position);

    /// <summary>Whether the subject (an integer or a float) is in the range, or is the same range.</summary>
    private bool Contains(in RhaiValue subject) => subject.Kind switch
    {
        RhaiKind.Int => range!.Contains(subject.Int),
        RhaiKind.Float => subject.Float >= range!.Start && (range.Inclusive ? subject.Float <= range.End : subject.Float < range.End),
        RhaiKind.Range or RhaiKind.RangeInclusive => subject.Range.IsSameAs(range!),
        _ => false,
    };
}
