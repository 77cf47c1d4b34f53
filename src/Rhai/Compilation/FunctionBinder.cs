using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>Binds the inside of one function.</summary>
internal sealed class FunctionBinder
{
    private int _operands;

    public FunctionBinder(ScriptBinder script, FunctionScope scope)
    {
        (Script, Scope) = (script, scope);
        Expressions = new ExpressionBinder(this);
        Statements = new StatementBinder(this);
        Chains = new ChainBinder(this);
        Calls = new CallBinder(this);
        Loops = new LoopBinder(this);
    }

    /// <summary>Whether the code being bound runs while there is no unfinished value around it in the function.</summary>
    public bool IsSettled => _operands == 0;

    public ScriptBinder Script { get; }

    public FunctionScope Scope { get; }

    public ExpressionBinder Expressions { get; }

    public StatementBinder Statements { get; }

    public ChainBinder Chains { get; }

    public CallBinder Calls { get; }

    public LoopBinder Loops { get; }

    /// <summary>Binds an expression in the place of a statement: it may break, continue or return.</summary>
    public BoundNode Whole(Expression expression) => Expressions.Bind(expression);

    /// <summary>Binds an expression as an operand of another.</summary>
    public BoundNode Operand(Expression expression)
    {
        Script.Stop.ThrowIfCancellationRequested();
        _operands++;
        var node = Expressions.Bind(expression);
        _operands--;
        if (!node.MaySignal)
        {
            return node;
        }

        Scope.ExpectEarlyLeave();
        return new BoundBarrier(node);
    }

    public BoundNode[] Operands(IReadOnlyList<Expression> expressions)
    {
        var nodes = expressions.Count == 0 ? [] : new BoundNode[expressions.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Operand(expressions[i]);
        }

        return nodes;
    }

    public BoundNode Block(BlockExpression block)
    {
        var mark = Scope.Open();
        Scope.Depth++;
        var statements = new List<BoundNode>(block.Statements.Count);
        foreach (var statement in block.Statements)
        {
            Statements.Bind(statement, statements);
        }

        Scope.Depth--;
        Scope.CloseTo(mark);
        return new BoundBlock([.. statements], Scope.UsesNames, block.Position) { IsSettled = IsSettled };
    }
}
