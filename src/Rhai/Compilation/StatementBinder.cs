using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Compilation.Typed;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>Binds statements.</summary>
internal sealed class StatementBinder(FunctionBinder binder)
{
    /// <summary>Adds the bound statement; function definitions add nothing here.</summary>
    public void Bind(Statement statement, List<BoundNode> into)
    {
        binder.Script.Stop.ThrowIfCancellationRequested();
        switch (statement)
        {
            case FunctionDefinition:
                break;
            case LetStatement { IsExported: true } exported:
                into.Add(Let(exported));
                into.Add(new BoundExport(binder.Scope.Resolve(exported.Name, exported.Position), exported.Name, exported.Position));
                break;
            default:
                into.Add(Single(statement));
                break;
        }
    }

    /// <summary>A single statement, such as the body of a closure or switch arm.</summary>
    public BoundNode Single(Statement statement) => statement switch
    {
        ExpressionStatement s => binder.Whole(s.Expression),
        LetStatement s => Let(s),
        AssignmentStatement s => Assign(s),
        ReturnStatement s => Leave(Signal.Return, s.Value, s.Position),
        BreakStatement s => Leave(Signal.Break, s.Value, s.Position),
        ContinueStatement s => Leave(Signal.Continue, null, s.Position),
        ThrowStatement s => new BoundThrow(s.Value is null ? null : binder.Operand(s.Value), s.Position),
        TryStatement s => Try(s),
        ImportStatement s => Import(s),
        ExportStatement s => new BoundExport(binder.Scope.Resolve(s.Variable.Name, s.Position), (s.Alias ?? s.Variable).Name, s.Position),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.GetType().Name),
    };

    private BoundLet Let(LetStatement syntax)
    {
        // The value is bound first: in `let x = x + 1` the x on the right is the previous x.
        var value = syntax.Value is null ? null : binder.Whole(syntax.Value);
        var variable = binder.Scope.Declare(syntax.Name, syntax.IsConstant);
        variable.Guess = value is null ? NumericKind.None : TypedKinds.Peek(value, v => v.Guess);
        var scope = binder.Scope;
        return new BoundLet(variable, value, scope.VisibleCount, scope.IsGlobalLevel, scope.UsesNames, syntax.Position);
    }

    private BoundNode Assign(AssignmentStatement syntax)
    {
        var value = binder.Operand(syntax.Value);
        var target = Unwrap(syntax.Target);
        if (Root(target) is PathExpression path)
        {
            return new BoundPathAssign(binder.Operand(path), path.Name, value, path.Position);
        }

        return target is VariableExpression or ThisExpression
            ? new BoundAssign((BoundVariable)binder.Whole(target), syntax.Operator, value, syntax.Position)
            : binder.Chains.Bind(target, new ChainAssignment(syntax.Operator, value, syntax.Position));
    }

    private static Expression Unwrap(Expression expression) =>
        expression is ParenthesizedExpression nested ? Unwrap(nested.Inner) : expression;

    private static Expression Root(Expression place) => ChainBinder.TargetOf(place) is { } target ? Root(target) : place;

    private BoundLeave Leave(Signal signal, Expression? value, Position position) =>
        new(signal, value is null ? null : binder.Operand(value), position);

    private BoundTry Try(TryStatement syntax)
    {
        var body = binder.Block(syntax.Body);
        var visible = binder.Scope.VisibleCount;
        binder.Scope.Depth++;
        var variable = syntax.Variable is null ? null : binder.Scope.Declare(syntax.Variable.Name);
        var handler = binder.Block(syntax.Handler);
        binder.Scope.Depth--;
        binder.Scope.CloseTo(visible);
        return new BoundTry(body, variable, handler, syntax.Position);
    }

    private BoundImport Import(ImportStatement syntax)
    {
        var path = binder.Operand(syntax.Path);
        var alias = syntax.Alias is null ? null : binder.Scope.Declare(syntax.Alias.Name, isModule: true);
        return new BoundImport(path, alias, binder.Scope is { IsMain: true, Depth: 0 }, syntax.Position);
    }
}
