using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A variable in a slot.</summary>
internal sealed class BoundLocal(LocalVariable variable, Position position) : BoundVariable(variable.Name, position)
{
    private readonly int _slot = variable.Slot;

    public LocalVariable Variable => variable;

    public override ref RhaiValue Place(Frame frame) => ref frame.Slots[_slot];

    public override bool IsConstant(Frame frame) => variable.IsConstant;

    public override RhaiValue Evaluate(Frame frame) => frame.Slots[_slot].Share();
}
