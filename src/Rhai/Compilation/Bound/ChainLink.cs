using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>One step of a chain: a property, an index or a method call.</summary>
internal abstract class ChainLink(Position position)
{
    public Position Position => position;

    /// <summary>If the value is <c>()</c>, the rest of the chain is <c>()</c>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The number of places for its arguments, which are evaluated before the chain is followed.</summary>
    public abstract int Room { get; }

    public virtual bool IsQuiet => true;

    /// <summary>Evaluates the arguments, in the order of the chain.</summary>
    public virtual void Prepare(Frame frame, Span<RhaiValue> room)
    {
    }

    /// <summary>The link's value, for reading.</summary>
    public abstract RhaiValue Get(Frame frame, ref RhaiValue target, Span<RhaiValue> room);

    /// <summary>Assigns through the link.</summary>
    public abstract void Put(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value);

    /// <summary>Writes back a value of <see cref="Get"/> that was changed; <paramref name="before"/> is its size before.</summary>
    public abstract void PutBack(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value, RhaiSize before);
}
