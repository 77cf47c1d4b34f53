using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A closure: a pointer to its function with the captured variables in front of the arguments.</summary>
internal sealed class BoundClosure(BoundFunction function, BoundVariable[] captured, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var cells = captured.Length == 0 ? [] : new RhaiValue[captured.Length];
        for (var i = 0; i < captured.Length; i++)
        {
            if (captured[i].IsMissing(frame))
            {
                throw RhaiFaults.VariableNotFound(captured[i].Name, captured[i].Position);
            }

            cells[i] = new RhaiValue(captured[i].Capture(frame));
        }

        return new RhaiValue(new RhaiFunction(function.Name, function, cells, frame.Program));
    }
}
