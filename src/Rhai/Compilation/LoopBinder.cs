using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>Binds loops.</summary>
internal sealed class LoopBinder(FunctionBinder binder)
{
    public BoundNode While(BlockExpression body, Expression? condition, bool isDo, bool isUntil, Position position)
    {
        var test = condition is null ? null : binder.Operand(condition);
        var (block, catches) = Body(body);
        return new BoundWhile(test, block, isDo, isUntil, position)
        {
            CatchesEarlyLeave = catches,
            Owner = binder.Scope.Function,
            IsSettled = binder.IsSettled,
        };
    }

    public BoundNode For(ForExpression syntax)
    {
        var iterable = binder.Operand(syntax.Iterable);
        var scope = binder.Scope;
        var visible = scope.VisibleCount;
        scope.Depth++;
        var source = scope.Hide();
        var variable = scope.Declare(syntax.Variable.Name);
        var counter = syntax.Counter is null ? null : scope.Declare(syntax.Counter.Name);
        var (block, catches) = Body(syntax.Body);
        scope.Depth--;
        scope.CloseTo(visible);
        return new BoundFor(variable, counter, iterable, block, syntax.Position)
        {
            CatchesEarlyLeave = catches,
            Owner = scope.Function,
            IsSettled = binder.IsSettled,
            Source = source,
        };
    }

    private (BoundNode Body, bool Catches) Body(BlockExpression body)
    {
        binder.Scope.OpenLoop();
        var block = binder.Block(body);
        return (block, binder.Scope.CloseLoop());
    }
}
