using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Running;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// Emits a loop a second time, for variables of assumed kinds, which stay in registers. If something is not as assumed, or would fail, the
/// general code of the same statement takes over: a statement has no effect before it is sure to succeed.
/// </summary>
internal sealed class TypedLoop
{
    private readonly CodeWriter _code;
    private readonly ILGenerator _il;
    private readonly TypedKinds _kinds;
    private readonly TypedExits _exits;
    private readonly TypedState _state;
    private readonly TypedArrays _arrays;
    private readonly TypedExpressions _expressions;
    private readonly TypedPushes _pushes;
    private readonly TypedRanges _ranges;
    private readonly Stack<(Label Break, Label Continue)> _loops = [];

    private TypedLoop(CodeWriter code, TypedKinds kinds, TypedExits exits)
    {
        (_code, _il, _kinds, _exits) = (code, code.Il, kinds, exits);
        _state = new TypedState(code, kinds, exits);
        _arrays = new TypedArrays(code, kinds);
        _expressions = new TypedExpressions(code, kinds, _state, _arrays);
        _pushes = new TypedPushes(code, kinds, _state, _arrays, _expressions);
        _ranges = new TypedRanges(code, exits, _state, _expressions);
    }

    /// <summary>
    /// The loop from its condition or first iteration. General code follows, and takes over if something is not as assumed.
    /// </summary>
    public static void While(CodeWriter code, TypedKinds kinds, TypedExits exits, BoundWhile loop, bool fromTest, Label end) =>
        new TypedLoop(code, kinds, exits).Emit(end, (typed, way) => typed.While(loop, fromTest, way));

    /// <summary>The loop from its first iteration; the range is already evaluated.</summary>
    public static void For(CodeWriter code, TypedKinds kinds, TypedExits exits, BoundFor loop, Label end) =>
        new TypedLoop(code, kinds, exits).Emit(end, (typed, way) => typed.Turns(loop, way));

    private void Emit(Label end, Action<TypedLoop, Label> emit)
    {
        var general = _il.DefineLabel();
        _state.Load(general);
        _arrays.Load(general);
        var way = _state.Way(end);
        emit(this, way);
        _il.Emit(OpCodes.Br, way);
        _state.Close();
        _il.MarkLabel(general);
    }

    private void Statement(BoundNode node)
    {
        if (node is BoundBlock block)
        {
            Block(block, counted: 0);
            return;
        }

        _state.GiveUpTo(_exits.Before(node));
        switch (node)
        {
            case BoundIf choice: If(choice); break;
            case BoundWhile loop: Inner(loop); break;
            case BoundFor loop: Inner(loop); break;
            case BoundLet let: Let(let); break;
            case BoundAssign assign: Assign(assign); break;
            case BoundChain { Assignment: null } push: _pushes.Emit(push); break;
            case BoundChain chain: _expressions.Elements.Write(chain); break;
            case BoundLeave { Signal: not Signal.Return, Value: null } leave:
                var (end, next) = _loops.Peek();
                _il.Emit(OpCodes.Br, leave.Signal == Signal.Break ? end : next);
                break;
            default: _il.Emit(OpCodes.Br, _state.Otherwise); break;
        }
    }

    private void Block(BoundBlock block, int counted)
    {
        var mark = _state.Mark;
        for (var i = 0; i < block.Statements.Count; i++)
        {
            if (i >= counted)
            {
                _state.Step(block.Statements[i], null, block.IsSettled);
            }

            Statement(block.Statements[i]);
        }

        _state.EndTo(mark);
    }

    private void If(BoundIf choice)
    {
        var (otherwise, done) = (_il.DefineLabel(), _il.DefineLabel());
        _expressions.When(choice.Condition, isTrue: false, otherwise);
        Statement(choice.Then);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(otherwise);
        if (choice.Otherwise is { } other)
        {
            Statement(other);
        }

        _il.MarkLabel(done);
    }

    private void Let(BoundLet let)
    {
        Put(let.Variable, let.Value!);
        _state.Begin(let.Variable);
    }

    private void Put(LocalVariable variable, BoundNode value)
    {
        _expressions.Value(value);
        _il.Emit(OpCodes.Stloc, _state[variable]);
    }

    private void Assign(BoundAssign assign)
    {
        var variable = ((BoundLocal)assign.Target).Variable;
        if (assign.Operator is not { } op)
        {
            Put(variable, assign.Value);
            return;
        }

        _expressions.Combine(op, (_state[variable], _kinds.Of(variable)), assign.Value);
        _il.Emit(OpCodes.Stloc, _state[variable]);
    }

    private void Inner(BoundWhile loop)
    {
        var end = _il.DefineLabel();
        While(loop, fromTest: false, end);
        _il.MarkLabel(end);
    }

    private void While(BoundWhile loop, bool fromTest, Label end)
    {
        var (test, body) = (_il.DefineLabel(), _il.DefineLabel());
        _expressions.Elements.FindRows(loop);
        if (loop.IsDo && !fromTest)
        {
            _il.Emit(OpCodes.Br, body);
        }

        _il.MarkLabel(test);
        _state.GiveUpTo(_exits.Test(loop));
        if (loop.Condition is not null)
        {
            _expressions.When(loop.Condition, loop.IsUntil, end);
        }

        _il.MarkLabel(body);
        Turn(loop, (end, test));
        _il.Emit(OpCodes.Br, test);
    }

    private void Inner(BoundFor loop)
    {
        var end = _il.DefineLabel();
        _ranges.Begin(loop, end);
        Turns(loop, end);
        _il.MarkLabel(end);
    }

    private void Turns(BoundFor loop, Label end)
    {
        var (top, next) = (_il.DefineLabel(), _il.DefineLabel());
        _expressions.Elements.FindRows(loop);
        _il.MarkLabel(top);
        _ranges.Put(loop);
        var mark = _state.Mark;
        _state.Begin(loop.Variable);
        _state.Begin(loop.Counter);
        Turn(loop, (end, next));
        _state.EndTo(mark);
        _il.MarkLabel(next);
        _ranges.Next(loop, end);
        _il.Emit(OpCodes.Br, top);
    }

    private void Turn(BoundLoop loop, (Label Break, Label Continue) labels)
    {
        var block = (BoundBlock)loop.Body;
        _loops.Push(labels);
        _state.Step(block, block.Statements[0], block.IsSettled);
        Block(block, counted: 1);
        _loops.Pop();
    }
}
