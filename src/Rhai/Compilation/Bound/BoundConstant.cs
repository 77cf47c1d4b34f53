using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A value known when the script was compiled; never a container.</summary>
internal sealed class BoundConstant(RhaiValue value, Position position) : BoundNode(position)
{
    public RhaiValue Value => value;

    public override bool IsQuiet => true;

    public static BoundConstant UnitAt(Position position) => new(default, position);

    public override RhaiValue Evaluate(Frame frame) => value;
}
