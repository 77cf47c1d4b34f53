using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Runtime;

namespace Maru.Rhai.Compilation.Emission;

internal sealed class LoopEmitter(CodeWriter code, ExpressionEmitter expressions, StatementEmitter statements)
{
    private readonly ILGenerator _il = code.Il;
    private readonly Stack<LoopExits> _loops = [];

    public LoopExits? Current => _loops.Count > 0 ? _loops.Peek() : null;

    public void While(LocalBuilder? target, BoundWhile loop, bool fromTest = false)
    {
        var (test, body) = (_il.DefineLabel(), _il.DefineLabel());
        var exits = new LoopExits(_il.DefineLabel(), test, target);
        var end = _il.DefineLabel();
        if (loop.IsDo && !fromTest)
        {
            _il.Emit(OpCodes.Br, body);
        }

        _il.MarkLabel(test);
        if (loop.Condition is not null)
        {
            expressions.Condition(loop.Condition);
            _il.Emit(loop.IsUntil ? OpCodes.Brtrue : OpCodes.Brfalse, end);
        }

        _il.MarkLabel(body);
        Body(loop, exits);
        _il.Emit(OpCodes.Br, test);
        Close(exits, end);
    }

    /// <summary>Loops whose variable is captured, or that run over neither ranges nor arrays, stay with the interpreter.</summary>
    public bool CanFor(BoundFor loop) => code.IsPlain(loop.Variable) && (loop.Counter is null || code.IsPlain(loop.Counter));

    public void For(LocalBuilder? target, BoundFor loop)
    {
        var source = expressions.Into(loop.Iterable, borrow: false);
        Clear(loop.Variable);
        Clear(loop.Counter);
        var exits = new LoopExits(_il.DefineLabel(), _il.DefineLabel(), target);
        var end = _il.DefineLabel();
        if (loop.Iterable is BoundRange or BoundConstant { Value.Kind: RhaiKind.Range or RhaiKind.RangeInclusive })
        {
            OverRange(loop, source, exits, end);
        }
        else
        {
            OverArray(target, loop, source, exits, end);
        }

        Close(exits, end);
        code.Return(source);
    }

    private void OverRange(BoundFor loop, LocalBuilder source, LoopExits exits, Label end)
    {
        var range = _il.DeclareLocal(typeof(RhaiRange));
        var (at, last, index) = (_il.DeclareLocal(typeof(long)), _il.DeclareLocal(typeof(long)), _il.DeclareLocal(typeof(long)));
        var top = _il.DefineLabel();
        Call(source, nameof(CompiledOperations.AsRange));
        _il.Emit(OpCodes.Stloc, range);
        Others(exits.Value, loop, source, range, end);
        Set(at, range, nameof(CompiledOperations.First));
        Set(last, range, nameof(CompiledOperations.Last));
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Stloc, index);
        _il.MarkLabel(top);
        PutInt(loop.Variable, at);
        PutInt(loop.Counter, index);
        Body(loop, exits);
        _il.MarkLabel(exits.Continue);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldloc, last);
        _il.Emit(OpCodes.Beq, end);
        code.Increment(at);
        code.Increment(index);
        _il.Emit(OpCodes.Br, top);
    }

    private void OverArray(LocalBuilder? target, BoundFor loop, LocalBuilder source, LoopExits exits, Label end)
    {
        var array = _il.DeclareLocal(typeof(RhaiArray));
        var index = _il.DeclareLocal(typeof(long));
        var top = _il.DefineLabel();
        Call(source, nameof(CompiledOperations.AsArray));
        _il.Emit(OpCodes.Stloc, array);
        Others(target, loop, source, array, end);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Stloc, index);
        _il.MarkLabel(top);
        _il.Emit(OpCodes.Ldloc, array);
        _il.Emit(OpCodes.Ldloc, index);
        code.Place(loop.Variable);
        _il.Emit(OpCodes.Call, Members.Operation(nameof(CompiledOperations.TryItem)));
        _il.Emit(OpCodes.Brfalse, end);
        PutInt(loop.Counter, index);
        Body(loop, exits);
        _il.MarkLabel(exits.Continue);
        code.Increment(index);
        _il.Emit(OpCodes.Br, top);
    }

    // What is neither the expected range nor an array is looped over by the interpreter.
    private void Others(LocalBuilder? target, BoundFor loop, LocalBuilder source, LocalBuilder found, Label end)
    {
        var go = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, found);
        _il.Emit(OpCodes.Brtrue, go);
        var value = target ?? code.Rent();
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(loop);
        _il.Emit(OpCodes.Ldloc, source);
        _il.Emit(OpCodes.Call, Members.Operation(nameof(CompiledOperations.OverOthers)));
        _il.Emit(OpCodes.Stloc, value);
        statements.AfterSignal(value);
        if (target is null)
        {
            code.Return(value);
            _il.Emit(OpCodes.Br, end);
        }
        else
        {
            var skip = _il.DefineLabel();
            _il.Emit(OpCodes.Br, skip);
            _afterEnd = skip;
        }

        _il.MarkLabel(go);
    }

    private Label? _afterEnd;

    private void Body(BoundLoop loop, LoopExits exits)
    {
        var pending = _afterEnd;
        _afterEnd = null;
        _loops.Push(exits);
        code.Step(loop.Body);
        statements.Value(null, loop.Body);
        _loops.Pop();
        _afterEnd = pending;
    }

    private void Close(LoopExits exits, Label end)
    {
        _il.MarkLabel(end);
        if (exits.Value is { } value)
        {
            code.Clear(value);
        }

        _il.MarkLabel(exits.Break);
        if (_afterEnd is { } skip)
        {
            _il.MarkLabel(skip);
            _afterEnd = null;
        }
    }

    private void Call(LocalBuilder source, string operation)
    {
        _il.Emit(OpCodes.Ldloc, source);
        _il.Emit(OpCodes.Call, Members.Operation(operation));
    }

    private void Set(LocalBuilder local, LocalBuilder range, string operation)
    {
        Call(range, operation);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void Clear(LocalVariable? variable)
    {
        if (variable is not null)
        {
            code.Place(variable);
            _il.Emit(OpCodes.Initobj, typeof(RhaiValue));
        }
    }

    private void PutInt(LocalVariable? variable, LocalBuilder value)
    {
        if (variable is not null)
        {
            code.Place(variable);
            _il.Emit(OpCodes.Ldsfld, Members.IntMark);
            _il.Emit(OpCodes.Ldloc, value);
            _il.Emit(OpCodes.Newobj, Members.NewValue);
            _il.Emit(OpCodes.Stobj, typeof(RhaiValue));
        }
    }
}
