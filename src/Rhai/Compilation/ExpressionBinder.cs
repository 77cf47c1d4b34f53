using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation;

/// <summary>Binds expressions.</summary>
internal sealed class ExpressionBinder(FunctionBinder binder)
{
    public BoundNode Bind(Expression expression) => expression switch
    {
        ParenthesizedExpression e => Bind(e.Inner),
        VariableExpression e => binder.Scope.Resolve(e.Name, e.Position),
        ThisExpression e => new BoundThis(e.Position),
        UnaryExpression e => Unary(e),
        BinaryExpression e => Binary(e),
        MemberExpression or IndexExpression or MethodCallExpression => binder.Chains.Bind(expression, null),
        CallExpression e => binder.Calls.Bind(e),
        PathExpression e => Path(e),
        InterpolatedString e => new BoundInterpolation(LiteralText.Of(e) ?? binder.Operands(e.Segments), e.Position),
        ArrayLiteral e => new BoundArray(binder.Operands(e.Items), e.Position),
        MapLiteral e => Map(e),
        RangeExpression e => Range(e),
        ClosureExpression e => Closure(e),
        BlockExpression e => binder.Block(e),
        IfExpression e => If(e),
        SwitchExpression e => Switch(e),
        WhileExpression e => binder.Loops.While(e.Body, e.Condition, isDo: false, isUntil: false, e.Position),
        LoopExpression e => binder.Loops.While(e.Body, null, isDo: false, isUntil: false, e.Position),
        DoExpression e => binder.Loops.While(e.Body, e.Condition, isDo: true, e.IsUntil, e.Position),
        ForExpression e => binder.Loops.For(e),
        _ => new BoundConstant(Literal(expression), expression.Position),
    };

    private static RhaiValue Literal(Expression expression) => expression switch
    {
        IntegerLiteral e => e.Value,
        FloatLiteral e => e.Value,
        BoolLiteral e => e.Value,
        CharLiteral e => RhaiValue.FromRune(e.Value),
        StringLiteral e => e.Value,
        UnitLiteral => default,
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name),
    };

    private BoundNode Unary(UnaryExpression syntax)
    {
        var operand = binder.Operand(syntax.Operand);
        if (operand is BoundConstant { Value: { IsFloat: true } number } && syntax.Operator == UnaryOperator.Minus)
        {
            return new BoundConstant(-number.Float, syntax.Position);
        }

        return operand is BoundConstant { Value: { IsInt: true, Int: not long.MinValue } whole } && syntax.Operator == UnaryOperator.Minus
            ? new BoundConstant(-whole.Int, syntax.Position)
            : new BoundUnary(syntax.Operator, operand, syntax.Position);
    }

    private BoundNode Binary(BinaryExpression syntax)
    {
        var left = binder.Operand(syntax.Left);
        var right = binder.Operand(syntax.Right);
        return syntax.Operator switch
        {
            BinaryOperator.And or BinaryOperator.Or => new BoundLogic(syntax.Operator == BinaryOperator.And, left, right, syntax.Position),
            BinaryOperator.Coalesce => new BoundCoalesce(left, right, syntax.Position),
            BinaryOperator.In or BinaryOperator.NotIn => new BoundIn(left, right, syntax.Operator == BinaryOperator.NotIn, syntax.Position),
            _ => new BoundBinary(syntax.Operator, left, right, syntax.Position),
        };
    }

    private BoundNode Path(PathExpression syntax) => syntax.Modules is ["global"] && binder.Scope.FindModule("global") is null
        ? new BoundGlobal(syntax.Name, syntax.Position)
        : new BoundModuleVariable(binder.Scope.FindModule(syntax.Modules[0]), syntax.Modules, syntax.Name, syntax.Position);

    private BoundMap Map(MapLiteral syntax)
    {
        var keys = syntax.Entries.Select(e => string.Intern(e.Name)).ToArray();
        return new BoundMap(keys, binder.Operands([.. syntax.Entries.Select(e => e.Value)]), syntax.Position);
    }

    private BoundRange Range(RangeExpression syntax) => new(
        syntax.Start is null ? new BoundConstant(0L, syntax.Position) : binder.Operand(syntax.Start),
        syntax.End is null ? new BoundConstant(long.MaxValue, syntax.Position) : binder.Operand(syntax.End),
        syntax.IsInclusive,
        syntax.Position);

    private BoundClosure Closure(ClosureExpression syntax)
    {
        var function = new BoundFunction(binder.Script.NextClosureName(), binder.Script.Program, syntax.Position)
        {
            IsClosure = true,
            DeclaredCount = syntax.Parameters.Count,
        };
        var usesNames = ScriptBinder.UsesNames(syntax);
        var scope = new FunctionScope(function, binder.Scope, isMain: false, usesNames) { IsFunction = binder.Script.IsFunction };
        foreach (var parameter in syntax.Parameters)
        {
            scope.Declare(parameter.Name);
        }

        scope.Finish(new FunctionBinder(binder.Script, scope).Statements.Single(syntax.Body));
        return new BoundClosure(function, [.. scope.Captured], syntax.Position);
    }

    private BoundIf If(IfExpression syntax) => new(
        binder.Operand(syntax.Condition), binder.Block(syntax.Then), syntax.Otherwise is null ? null : binder.Whole(syntax.Otherwise), syntax.Position);

    private BoundSwitch Switch(SwitchExpression syntax)
    {
        var subject = binder.Operand(syntax.Subject);
        var cases = new List<BoundSwitchCase>();
        BoundNode? otherwise = null;
        foreach (var arm in syntax.Arms)
        {
            var guard = arm.Guard is null ? null : binder.Operand(arm.Guard);
            var body = binder.Statements.Single(arm.Body);
            otherwise = arm.IsDefault ? body : otherwise;
            cases.AddRange(arm.Cases.Select(c => SwitchCases.Read(c, guard, body)));
        }

        return new BoundSwitch(subject, [.. cases], otherwise, syntax.Position);
    }
}
