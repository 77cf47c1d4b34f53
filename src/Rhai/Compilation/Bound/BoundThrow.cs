using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>throw</c>.</summary>
internal sealed class BoundThrow(BoundNode? value, Position position) : BoundNode(position)
{
    public BoundNode? Value => value;

    public override RhaiValue Evaluate(Frame frame) => throw RhaiFaults.Thrown(value is null ? default : value.Evaluate(frame), Position);
}
