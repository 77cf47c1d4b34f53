using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Statements in a row; the value is the last one's.</summary>
internal sealed class BoundBlock(BoundNode[] statements, bool trimsNames, Position position) : BoundNode(position)
{
    private readonly bool _maySignal = statements.Any(s => s.MaySignal);

    public IReadOnlyList<BoundNode> Statements => statements;

    /// <summary>Variables that <c>eval</c> adds inside end with the block.</summary>
    public bool TrimsNames => trimsNames;

    /// <summary>While it runs there is no unfinished value around it in the function.</summary>
    public bool IsSettled { get; init; }

    public override bool MaySignal => _maySignal;

    public override RhaiValue Evaluate(Frame frame)
    {
        if (!trimsNames)
        {
            return Run(frame);
        }

        var names = frame.Dynamic?.Count ?? 0;
        var result = Run(frame);
        frame.Dynamic?.TrimTo(names);
        return result;
    }

    private RhaiValue Run(Frame frame)
    {
        var result = default(RhaiValue);
        foreach (var statement in statements)
        {
            // The result of the statement before is garbage and must not stay on the stack until this one ends.
            result = default;
            Step(frame, statement);
            result = statement.Evaluate(frame);
            if (frame.Signal != Signal.None)
            {
                return result;
            }
        }

        return result;
    }

    private void Step(Frame frame, BoundNode statement)
    {
        if (IsSettled)
        {
            frame.Run.Step(frame, statement.Position);
        }
        else
        {
            frame.Run.Step(statement.Position);
        }
    }
}
