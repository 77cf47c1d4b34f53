using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Typed;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits <c>for</c> over ranges and arrays; the interpreter loops over everything else.</summary>
internal sealed class ForEmitter(CodeWriter code, ExpressionEmitter expressions, StatementEmitter statements, LoopEmitter loops, TypedLoops typed)
{
    private readonly ILGenerator _il = code.Il;
    private readonly ElementEmitter _elements = new(code);

    /// <summary>A captured variable is a cell, and only the interpreter can write to it.</summary>
    public bool Can(BoundFor loop) => code.IsPlain(loop.Variable) && (loop.Counter is null || code.IsPlain(loop.Counter));

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
            OverArray(loop, source, exits, end);
        }

        loops.Close(exits, end);
        Clear(loop.Source);
        code.Clear(source);
        code.Return(source);
    }

    private void OverRange(BoundFor loop, LocalBuilder source, LoopExits exits, Label end)
    {
        var range = _il.DeclareLocal(typeof(RhaiRange));
        var (at, last, index) = typed.Exits.Range(loop);
        Call(source, nameof(CompiledOperations.AsRange), range);
        Others(exits, loop, source, range);
        Call(range, nameof(CompiledOperations.First), at);
        Call(range, nameof(CompiledOperations.Last), last);
        if (index is not null)
        {
            Zero(index);
        }

        typed.For(loop, end, () => Turns(loop, exits, end));
    }

    private void Turns(BoundFor loop, LoopExits exits, Label end)
    {
        var (at, last, index) = typed.Exits.Range(loop);
        var top = _il.DefineLabel();
        _il.MarkLabel(top);
        PutInt(loop.Variable, at);
        PutInt(loop.Counter, index);
        loops.Body(loop, exits);
        _il.MarkLabel(exits.Continue);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Ldloc, last);
        _il.Emit(OpCodes.Beq, end);
        code.Add(at, 1);
        if (index is not null)
        {
            code.Add(index, 1);
        }

        _il.Emit(OpCodes.Br, top);
    }

    private void OverArray(BoundFor loop, LocalBuilder source, LoopExits exits, Label end)
    {
        code.Place(loop.Source);
        _il.Emit(OpCodes.Ldloc, source);
        _il.Emit(OpCodes.Stobj, typeof(RhaiValue));
        var array = _il.DeclareLocal(typeof(RhaiArray));
        var index = _il.DeclareLocal(typeof(long));
        var top = _il.DefineLabel();
        Call(source, nameof(CompiledOperations.AsArray), array);
        Others(exits, loop, source, array);
        Zero(index);
        _il.MarkLabel(top);
        _il.Emit(OpCodes.Ldloc, index);
        _il.Emit(OpCodes.Ldloc, array);
        _il.Emit(OpCodes.Ldfld, Members.Count);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Bge, end);
        var item = code.Rent();
        _elements.At(array, index, item);
        code.Share(item);
        code.Store(loop.Variable, item);
        code.Return(item);
        PutInt(loop.Counter, index);
        loops.Body(loop, exits);
        _il.MarkLabel(exits.Continue);
        code.Add(index, 1);
        _il.Emit(OpCodes.Br, top);
    }

    // The interpreter loops over values that are neither the expected range nor an array.
    private void Others(LoopExits exits, BoundFor loop, LocalBuilder source, LocalBuilder found)
    {
        var go = _il.DefineLabel();
        _il.Emit(OpCodes.Ldloc, found);
        _il.Emit(OpCodes.Brtrue, go);
        var value = exits.Value ?? code.Rent();
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(loop);
        _il.Emit(OpCodes.Ldloc, source);
        code.Call(Members.Operation(nameof(CompiledOperations.OverOthers)));
        _il.Emit(OpCodes.Stloc, value);
        statements.AfterSignal(value);
        _il.Emit(OpCodes.Br, exits.Break);
        if (exits.Value is null)
        {
            code.Return(value);
        }

        _il.MarkLabel(go);
    }

    private void Call(LocalBuilder argument, string operation, LocalBuilder target)
    {
        _il.Emit(OpCodes.Ldloc, argument);
        _il.Emit(OpCodes.Call, Members.Operation(operation));
        _il.Emit(OpCodes.Stloc, target);
    }

    private void Zero(LocalBuilder index)
    {
        _il.Emit(OpCodes.Ldc_I8, 0L);
        _il.Emit(OpCodes.Stloc, index);
    }

    private void Clear(LocalVariable? variable)
    {
        if (variable is not null)
        {
            code.Place(variable);
            _il.Emit(OpCodes.Initobj, typeof(RhaiValue));
        }
    }

    private void PutInt(LocalVariable? variable, LocalBuilder? number)
    {
        if (variable is null || number is null)
        {
            return;
        }

        var value = code.Rent();
        _il.Emit(OpCodes.Ldsfld, Members.IntMark);
        _il.Emit(OpCodes.Ldloc, number);
        _il.Emit(OpCodes.Newobj, Members.NewValue);
        _il.Emit(OpCodes.Stloc, value);
        code.Store(variable, value);
        code.Return(value);
    }
}
