using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Inside a closure, a captured variable that only a name explains: it may have been missing when the closure was made.</summary>
internal sealed class BoundCaptured(LocalVariable variable, Position position) : BoundVariable(variable.Name, position)
{
    public override ref RhaiValue Place(Frame frame)
    {
        ref var place = ref frame.Slots[variable.Slot];
        if (place.Kind == RhaiKind.Cell && ReferenceEquals(place.Cell, MissingVariable.Cell))
        {
            return ref NamedVariables.Require(frame, Name, Position).Value;
        }

        return ref place;
    }
}
