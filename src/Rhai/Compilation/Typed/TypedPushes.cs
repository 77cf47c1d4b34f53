using System.Reflection.Emit;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>Emits <c>a.push(v)</c>: with free space the element is stored there, otherwise the library makes the array larger.</summary>
internal sealed class TypedPushes(CodeWriter code, TypedKinds kinds, TypedState state, TypedArrays arrays, TypedExpressions expressions)
{
    private readonly ILGenerator _il = code.Il;
    private readonly LocalBuilder _count = code.Il.DeclareLocal(typeof(int));

    /// <summary>Whether the chain looks like a push and nothing else.</summary>
    public static bool Is(BoundChain chain) =>
        chain is { Assignment: null, Root: BoundLocal { Variable.IsConstant: false } }
        && chain.Links is [MethodLink { Name: "push", IsOptional: false, Arguments.Count: 1 }];

    /// <summary>Whether a push of such a value calls the library's function: a script or a host may have its own.</summary>
    public static bool IsOfLibrary(BoundProgram program, NumericKind kind)
    {
        RhaiValue sample = kind switch { NumericKind.Float => 0.0, NumericKind.Bool => false, _ => 0L };
        return !program.HasMethod("push", 1)
            && program.Engine.Functions.Find("push", [new RhaiValue(new RhaiArray()), sample]) is { } function
            && function.Runs(ArrayLibrary.Push);
    }

    public void Emit(BoundChain chain)
    {
        var (link, variable) = ((MethodLink)chain.Links[0], ((BoundLocal)chain.Root).Variable);
        var (array, room) = arrays.Growing(variable);
        var node = link.Arguments[0];
        var value = expressions.Into(node);
        var (full, done) = (_il.DefineLabel(), _il.DefineLabel());
        state.Step(BoundConstant.UnitAt(link.Position));
        _il.Emit(OpCodes.Ldloc, array);
        _il.Emit(OpCodes.Ldfld, Members.Count);
        _il.Emit(OpCodes.Stloc, _count);
        _il.Emit(OpCodes.Ldloc, _count);
        _il.Emit(OpCodes.Ldloc, room);
        _il.Emit(OpCodes.Bge, full);
        arrays.Element(arrays.ItemsOf(variable), _count);
        Value(value, kinds.Of(node));
        _il.Emit(OpCodes.Stobj, typeof(RhaiValue));
        _il.Emit(OpCodes.Ldloc, array);
        _il.Emit(OpCodes.Ldloc, _count);
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stfld, Members.Count);
        _il.MarkLabel(done);
        Grow(variable, link, (value, kinds.Of(node)), full, done);
        expressions.Free(value, node);
    }

    private void Grow(LocalVariable variable, MethodLink link, (LocalBuilder Local, NumericKind Kind) value, Label full, Label done)
    {
        var (put, take) = state.Aside();
        code.Cold.Add(full, done, () =>
        {
            put();
            _il.Emit(OpCodes.Ldarg_1);
            code.Constant(link);
            code.Place(variable);
            Value(value.Local, value.Kind);
            code.Call(((Push)CompiledArrays.Push).Method);
            take();
            arrays.Reload(variable, done);
        });
    }

    private void Value(LocalBuilder local, NumericKind kind)
    {
        _il.Emit(OpCodes.Ldsfld, TypedState.MarkOf(kind));
        _il.Emit(OpCodes.Ldloc, local);
        state.ToBits(kind);
        _il.Emit(OpCodes.Newobj, Members.NewValue);
    }

    private delegate void Push(Frame frame, MethodLink link, ref RhaiValue place, RhaiValue value);
}
