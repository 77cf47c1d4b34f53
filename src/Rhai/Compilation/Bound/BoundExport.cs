using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>export x as y</c>.</summary>
internal sealed class BoundExport(BoundVariable variable, string alias, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        (frame.Exports ??= new Dictionary<string, RhaiValue>(StringComparer.Ordinal))[alias] = variable.Evaluate(frame);
        return default;
    }
}
