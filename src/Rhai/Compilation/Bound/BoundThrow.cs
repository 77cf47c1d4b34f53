using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>throw</c>.</summary>
internal sealed class BoundThrow(BoundNode? value, Position position) : BoundNode(position)
{
    public BoundNode? Value => value;

    public override RhaiValue Evaluate(Frame frame) => throw RhaiFaults.Thrown(value is null ? default : value.Evaluate(frame), Position);
}
