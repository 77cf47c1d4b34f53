using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>this</c>.</summary>
internal sealed class BoundThis(Position position) : BoundVariable("this", position)
{
    public override ref RhaiValue Place(Frame frame)
    {
        if (!frame.HasThis)
        {
            throw RhaiFaults.UnboundThis(Position);
        }

        return ref frame.This;
    }

    public override bool IsConstant(Frame frame) => frame.ThisIsConstant;
}
