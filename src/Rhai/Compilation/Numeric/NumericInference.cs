using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>One pass over a function's body: notes the kind of each expression and of the values assigned to each variable.</summary>
internal sealed class NumericInference(NumericGroup group, NumericMethod method)
{
    /// <summary>The body contains something other than arithmetic.</summary>
    public bool Failed { get; private set; }

    public void Body() => method.Return(Statement(method.Function.Body, isWanted: true));

    private NumericKind Expression(BoundNode node) => method.Note(node, Checked(node switch
    {
        BoundConstant constant => NumericRules.Of(constant.Value),
        BoundLocal local when IsPlain(local.Variable) => method.KindOf(local.Variable),
        BoundBinary binary => NumericRules.Binary(binary.Operator, Expression(binary.Left), Expression(binary.Right)),
        BoundLogic logic => Logic(logic),
        BoundUnary unary => NumericRules.Unary(unary.Operator, Expression(unary.Operand)),
        BoundScriptCall { Names: null } call => Call(call),
        BoundIf or BoundBlock => Statement(node, isWanted: true),
        _ => NumericKind.Mixed,
    }));

    /// <summary>The kind of the statement's value; none if it never ends here.</summary>
    private NumericKind Statement(BoundNode node, bool isWanted) => method.Note(node, Checked(node switch
    {
        BoundBlock { TrimsNames: false } block => Block(block, isWanted),
        BoundIf choice => If(choice, isWanted),
        BoundLet let => Let(let),
        BoundAssign assign => Assign(assign),
        BoundWhile { CatchesEarlyLeave: false } loop => While(loop),
        BoundFor { CatchesEarlyLeave: false } loop => For(loop),
        BoundLeave leave => Leave(leave),
        _ => Expression(node),
    }));

    private NumericKind Checked(NumericKind kind)
    {
        FailIf(kind == NumericKind.Mixed);
        return kind;
    }

    private static bool IsPlain(LocalVariable variable) => !variable.IsCaptured && !variable.IsModule;

    private NumericKind Logic(BoundLogic logic)
    {
        Condition(logic.Left);
        Condition(logic.Right);
        return NumericKind.Bool;
    }

    private void Condition(BoundNode node) => FailIf(Expression(node) is not (NumericKind.Bool or NumericKind.None));

    private NumericKind Call(BoundScriptCall call)
    {
        var kinds = call.Arguments.Select(Expression).ToArray();
        return kinds.Contains(NumericKind.None) ? NumericKind.None
            : Failed || group.Find(call.Function, kinds) is not { } target ? NumericKind.Mixed : target.Result;
    }

    private NumericKind Block(BoundBlock block, bool isWanted)
    {
        var last = NumericKind.Unit;
        for (var i = 0; i < block.Statements.Count; i++)
        {
            last = Statement(block.Statements[i], isWanted && i == block.Statements.Count - 1);
        }

        return isWanted || last == NumericKind.None ? last : NumericKind.Unit;
    }

    private NumericKind If(BoundIf choice, bool isWanted)
    {
        Condition(choice.Condition);
        var then = Statement(choice.Then, isWanted);
        var otherwise = choice.Otherwise is { } other ? Statement(other, isWanted) : NumericKind.Unit;
        return isWanted ? NumericRules.Join(then, otherwise) : NumericKind.Unit;
    }

    private NumericKind Let(BoundLet let)
    {
        FailIf(let.IsGlobal || let.Value is null || !IsPlain(let.Variable) || let.IsLimited(method.Function.Program.Engine));
        return Failed ? NumericKind.Mixed : Given(let.Variable, Expression(let.Value!));
    }

    private NumericKind Assign(BoundAssign assign)
    {
        if (assign.Target is not BoundLocal { Variable: { IsConstant: false } variable } || !IsPlain(variable))
        {
            return NumericKind.Mixed;
        }

        var value = Expression(assign.Value);
        return Given(variable, assign.Operator is { } op ? NumericRules.Binary(op, method.KindOf(variable), value) : value);
    }

    private NumericKind Given(LocalVariable variable, NumericKind kind) =>
        kind == NumericKind.Unit || method.Assign(variable, kind) == NumericKind.Mixed ? NumericKind.Mixed : NumericKind.Unit;

    private NumericKind While(BoundWhile loop)
    {
        if (loop.Condition is { } condition)
        {
            Condition(condition);
        }

        Statement(loop.Body, isWanted: false);
        return NumericKind.Unit;
    }

    private NumericKind For(BoundFor loop)
    {
        if (loop.Iterable is not BoundRange range || !IsPlain(loop.Variable) || loop.Counter?.IsCaptured == true)
        {
            return NumericKind.Mixed;
        }

        FailIf(!MayBeInt(Expression(range.Start)) || !MayBeInt(Expression(range.End)));
        Given(loop.Variable, NumericKind.Int);
        if (loop.Counter is { } counter)
        {
            Given(counter, NumericKind.Int);
        }

        Statement(loop.Body, isWanted: false);
        return NumericKind.Unit;
    }

    private NumericKind Leave(BoundLeave leave)
    {
        if (leave.Signal != Running.Signal.Return)
        {
            return leave.Value is null ? NumericKind.None : NumericKind.Mixed;
        }

        return leave.Value is null || method.Return(Expression(leave.Value)) == NumericKind.Mixed ? NumericKind.Mixed : NumericKind.None;
    }

    // |= cannot be used if evaluating the right side sets the same field: the left side would be read before.
    private void FailIf(bool fails) => Failed |= fails;

    private static bool MayBeInt(NumericKind kind) => kind is NumericKind.Int or NumericKind.None;
}
