using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A variable of the host that the main body uses; looked up once in each evaluation.</summary>
internal sealed class BoundExternal(string name, int index, Position position) : BoundVariable(name, position)
{
    public override ref RhaiValue Place(Frame frame) =>
        ref (frame.Externals[index] ??= NamedVariables.Require(frame, Name, Position)).Value;

    public override bool IsMissing(Frame frame) => NamedVariables.FindVariable(frame, Name) is null;

    public override bool IsConstant(Frame frame) => (frame.Externals[index] ??= NamedVariables.Require(frame, Name, Position)).ReadOnly;
}
