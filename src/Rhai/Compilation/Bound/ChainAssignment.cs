using Maru.Rhai.Calls;
using Maru.Rhai.Operations;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>The assignment at the end of a chain.</summary>
internal sealed class ChainAssignment(BinaryOperator? op, BoundNode value, Position position)
{
    public BinaryOperator? Operator => op;

    public BoundNode Value => value;

    public void Apply(Frame frame, ChainLink link, ref RhaiValue target, Span<RhaiValue> room, in RhaiValue assigned)
    {
        if (op is not { } operation)
        {
            link.Put(frame, ref target, room, assigned);
            return;
        }

        var content = link.Get(frame, ref target, room);
        content = target.Kind < RhaiKind.Array || target.Object!.Aliased ? content.Share() : content;
        if (content.IsUnit && target.Kind == RhaiKind.Map)
        {
            // The operator needs an existing entry, which stays even if the operator fails.
            link.Put(frame, ref target, room, default);
        }

        var before = RhaiSize.Of(content);
        RhaiOperations.Assign(frame.Run, operation, ref content, assigned, position);
        if (target.Kind == RhaiKind.Map || (target.Kind == RhaiKind.Array && link is IndexLink))
        {
            link.PutBack(frame, ref target, room, content, before);
            return;
        }

        link.Put(frame, ref target, room, content);
    }
}
