using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>One step of a chain: a property, an index or a method call.</summary>
internal abstract class ChainLink(Position position)
{
    public Position Position => position;

    /// <summary>Of <c>()</c> the rest of the chain is <c>()</c>.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Places the link needs for its arguments, which run before the chain is walked.</summary>
    public abstract int Room { get; }

    public virtual bool IsQuiet => true;

    /// <summary>Runs the arguments, in the order of the chain.</summary>
    public virtual void Prepare(Frame frame, Span<RhaiValue> room)
    {
    }

    /// <summary>What the link leads to, for a look.</summary>
    public abstract RhaiValue Get(Frame frame, ref RhaiValue target, Span<RhaiValue> room);

    /// <summary>Assigns through the link.</summary>
    public abstract void Put(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value);

    /// <summary>Puts back what <see cref="Get"/> gave and what was then changed; <paramref name="before"/> is what it counted.</summary>
    public abstract void PutBack(Frame frame, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue value, RhaiSize before);
}
