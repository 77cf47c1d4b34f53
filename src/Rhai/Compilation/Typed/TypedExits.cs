using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// The places where general code of loops can take over in the middle, and what it shares with the typed code of the same loops.
/// </summary>
internal sealed class TypedExits(ILGenerator il)
{
    private readonly Dictionary<BoundNode, Label> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundWhile, Label> _tests = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundFor, RangeLocals> _ranges = new(ReferenceEqualityComparer.Instance);

    /// <summary>The statement, counted already.</summary>
    public Label Before(BoundNode statement) => Get(_statements, statement);

    /// <summary>The loop's condition.</summary>
    public Label Test(BoundWhile loop) => Get(_tests, loop);

    /// <summary>Begins the statement in general code.</summary>
    public void Mark(BoundNode statement)
    {
        if (_statements.TryGetValue(statement, out var label))
        {
            il.MarkLabel(label);
        }
    }

    public RangeLocals Range(BoundFor loop)
    {
        if (!_ranges.TryGetValue(loop, out var locals))
        {
            var index = loop.Counter is null ? null : il.DeclareLocal(typeof(long));
            locals = new RangeLocals(il.DeclareLocal(typeof(long)), il.DeclareLocal(typeof(long)), index);
            _ranges.Add(loop, locals);
        }

        return locals;
    }

    private Label Get<TNode>(Dictionary<TNode, Label> labels, TNode node)
        where TNode : notnull
    {
        if (!labels.TryGetValue(node, out var label))
        {
            labels.Add(node, label = il.DefineLabel());
        }

        return label;
    }
}
