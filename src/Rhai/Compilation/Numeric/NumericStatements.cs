using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Running;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Emits the statements of numeric functions. A null target means that the value is not needed.</summary>
internal sealed class NumericStatements
{
    private readonly NumericMethod _method;
    private readonly NumericWriter _code;
    private readonly ILGenerator _il;
    private readonly NumericExpressions _expressions;
    private readonly NumericArithmetic _arithmetic;
    private readonly Stack<(Label Break, Label Continue)> _loops = [];

    public NumericStatements(NumericMethod method, NumericWriter code, NumericGroup group)
    {
        (_method, _code, _il) = (method, code, code.Il);
        _expressions = new NumericExpressions(method, code, group) { Statements = this };
        _arithmetic = new NumericArithmetic(method, code, _expressions);
    }

    /// <summary>The function's body, which always begins with a step.</summary>
    public void Body()
    {
        _code.Enter();
        Block(_code.Result, (BoundBlock)_method.Function.Body, counted: 0, isEntry: true);
    }

    public void Value(LocalBuilder? target, BoundNode node)
    {
        switch (node)
        {
            case BoundBlock block: Block(target, block, counted: 0); break;
            case BoundIf choice: If(target, choice, isCounted: true); break;
            case BoundLet let: _expressions.Into(_code.Variable(let.Variable), let.Value!); break;
            case BoundAssign assign: Assign(assign); break;
            case BoundWhile loop: While(loop); break;
            case BoundFor loop: For(loop); break;
            case BoundLeave leave: Leave(leave); break;
            default:
                var value = target ?? _code.Rent(_method.KindOf(node));
                _expressions.Into(value, node);
                if (target is null)
                {
                    _expressions.Free(value, node);
                }

                break;
        }
    }

    private void Block(LocalBuilder? target, BoundBlock block, int counted, bool isEntry = false)
    {
        for (var i = 0; i < block.Statements.Count; i++)
        {
            var wanted = i == block.Statements.Count - 1 ? target : null;
            if (i < counted)
            {
                Value(wanted, block.Statements[i]);
            }
            else if (block.Statements[i] is BoundIf choice && NumericRules.CountsLate(choice))
            {
                If(wanted, choice, isCounted: false, isEntry && i == 0);
            }
            else
            {
                _code.Step(block.Statements[i], null, isEntry && i == 0);
                Value(wanted, block.Statements[i]);
            }
        }
    }

    private void If(LocalBuilder? target, BoundIf choice, bool isCounted, bool isEntry = false)
    {
        var (otherwise, done) = (_il.DefineLabel(), _il.DefineLabel());
        _expressions.Unless(choice.Condition, otherwise);
        Branch(target, choice, choice.Then, isCounted, isEntry);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(otherwise);
        if (choice.Otherwise is { } other)
        {
            Branch(target, choice, other, isCounted, isEntry);
        }

        _il.MarkLabel(done);
    }

    private void Branch(LocalBuilder? target, BoundIf choice, BoundNode branch, bool isCounted, bool isEntry)
    {
        if (!isCounted && branch is BoundBlock block)
        {
            _code.Step(choice, block.Statements[0], isEntry);
            Block(target, block, counted: 1);
            return;
        }

        Value(target, branch);
    }

    private void Assign(BoundAssign assign)
    {
        var variable = ((BoundLocal)assign.Target).Variable;
        if (assign.Operator is null)
        {
            _expressions.Into(_code.Variable(variable), assign.Value);
            return;
        }

        _arithmetic.Assign(assign, _code.Variable(variable), _method.KindOf(variable));
    }

    private void Leave(BoundLeave leave)
    {
        if (leave.Signal == Signal.Return)
        {
            _expressions.Into(_code.Result, leave.Value!);
            _il.Emit(OpCodes.Br, _code.Exit);
            return;
        }

        _il.Emit(OpCodes.Br, leave.Signal == Signal.Break ? _loops.Peek().Break : _loops.Peek().Continue);
    }

    private void While(BoundWhile loop)
    {
        var (test, body, end) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        if (loop.IsDo)
        {
            _il.Emit(OpCodes.Br, body);
        }

        _il.MarkLabel(test);
        if (loop.Condition is { } condition)
        {
            _expressions.Unless(condition, loop.IsUntil ? body : end);
            if (loop.IsUntil)
            {
                _il.Emit(OpCodes.Br, end);
            }
        }

        _il.MarkLabel(body);
        Body(loop, end, test);
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(end);
    }

    private void For(BoundFor loop)
    {
        var range = (BoundRange)loop.Iterable;
        var (top, next, end) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        var at = _expressions.Into(range.Start);
        var last = _expressions.Into(range.End);
        var index = _il.DeclareLocal(typeof(long));
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldloc, last);
        _il.Emit(range.Inclusive ? OpCodes.Bgt : OpCodes.Bge, end);
        if (!range.Inclusive)
        {
            _code.Move(last, OpCodes.Sub);
        }

        _il.Emit(OpCodes.Ldc_I8, 0L);
        _il.Emit(OpCodes.Stloc, index);
        _il.MarkLabel(top);
        Copy(at, loop.Variable);
        Copy(index, loop.Counter);
        Body(loop, end, next);
        _il.MarkLabel(next);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldloc, last);
        _il.Emit(OpCodes.Beq, end);
        _code.Move(at, OpCodes.Add);
        _code.Move(index, OpCodes.Add);
        _il.Emit(OpCodes.Br, top);
        _il.MarkLabel(end);
        _expressions.Free(at, range.Start);
        _expressions.Free(last, range.End);
    }

    private void Body(BoundLoop loop, Label end, Label next)
    {
        _loops.Push((end, next));
        _code.Step(loop.Body);
        Value(null, loop.Body);
        _loops.Pop();
    }

    private void Copy(LocalBuilder value, LocalVariable? variable)
    {
        if (variable is not null)
        {
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(OpCodes.Stloc, _code.Variable(variable));
        }
    }
}
