using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>for x in it</c>. The variable is one for the whole loop: closures made in the body share it.</summary>
internal sealed class BoundFor(LocalVariable variable, LocalVariable? counter, BoundNode iterable, BoundNode body, Position position)
    : BoundLoop(body, position)
{
    protected override bool CompilesBody => true;

    public LocalVariable Variable => variable;

    public LocalVariable? Counter => counter;

    public BoundNode Iterable => iterable;

    /// <summary>Keeps the iterated value where the limits can see it.</summary>
    public required LocalVariable Source { get; init; }

    public override RhaiValue Evaluate(Frame frame)
    {
        var source = iterable.Evaluate(frame);
        frame.Slots[variable.Slot] = default;
        if (counter is not null)
        {
            frame.Slots[counter.Slot] = default;
        }

        return Over(frame, source);
    }

    /// <summary>Loops over the iterated value; the variables are already cleared.</summary>
    public RhaiValue Over(Frame frame, in RhaiValue source)
    {
        frame.Slots[Source.Slot] = source;
        var result = source.Kind switch
        {
            RhaiKind.Array => OverArray(frame, source),
            RhaiKind.Range or RhaiKind.RangeInclusive => OverRange(frame, source.Range),
            _ => OverOthers(frame, source),
        };
        frame.Slots[Source.Slot] = default;
        return result;
    }

    /// <summary>The array is kept unchanged: if the body changes the variable it came from, the variable gets a copy first.</summary>
    private RhaiValue OverArray(Frame frame, in RhaiValue source)
    {
        var array = source.Share().Array;
        for (var i = 0; i < array.Count; i++)
        {
            if (!Next(frame, array[i].Share(), i, out var value))
            {
                return value;
            }
        }

        return default;
    }

    private RhaiValue OverRange(Frame frame, RhaiRange range)
    {
        if (range.IsEmpty)
        {
            return default;
        }

        var last = range.Inclusive ? range.End : range.End - 1;
        for (var (at, i) = (range.Start, 0L); ; at++, i++)
        {
            if (!Next(frame, at, i, out var value))
            {
                return value;
            }

            if (at == last)
            {
                return default;
            }
        }
    }

    private RhaiValue OverOthers(Frame frame, in RhaiValue source)
    {
        var items = Iteration.Of(source) ?? throw new RhaiException(RhaiErrorKind.For, "For loop expects iterable type", iterable.Position);
        var i = 0L;
        foreach (var item in items)
        {
            if (!Next(frame, item, i++, out var value))
            {
                return value;
            }
        }

        return default;
    }

    private bool Next(Frame frame, in RhaiValue item, long index, out RhaiValue value)
    {
        Put(frame, variable, item);
        if (counter is not null)
        {
            Put(frame, counter, index);
        }

        return RunBody(frame, out value);
    }

    private static void Put(Frame frame, LocalVariable variable, in RhaiValue value)
    {
        ref var place = ref frame.Slots[variable.Slot];
        if (place.Kind == RhaiKind.Cell)
        {
            place.Cell.Value = value;
            return;
        }

        place = value;
    }
}
