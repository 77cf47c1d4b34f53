using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Runtime;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// Emits reads and writes of array elements. Room behind the last element holds <c>()</c>, which no presumed kind is, so that
/// only the room must be looked at.
/// </summary>
internal sealed class TypedElements(ILGenerator il, TypedKinds kinds, TypedState state, TypedExpressions expressions)
{
    private readonly LocalBuilder _array = il.DeclareLocal(typeof(RhaiArray));
    private readonly LocalBuilder _items = il.DeclareLocal(typeof(RhaiValue[]));

    /// <summary>Leaves the element on the stack.</summary>
    public void Read(BoundChain chain)
    {
        var kind = kinds.Of(chain);
        var place = Find(chain, kind, isWritten: false);
        Load(place, kind);
    }

    /// <summary>Over an element of the same kind, in an array nobody else holds, only the bits are written.</summary>
    public void Write(BoundChain chain)
    {
        var (set, kind) = (chain.Assignment!, kinds.Of(chain));
        var value = set.Operator is null ? expressions.Into(set.Value) : null;
        var place = Find(chain, kind, isWritten: true);
        if (value is null)
        {
            var before = state.Rent(kind);
            Load(place, kind);
            il.Emit(OpCodes.Stloc, before);
            expressions.Combine(set.Operator!.Value, (before, kind), set.Value);
            il.Emit(OpCodes.Stloc, before);
            value = before;
        }

        il.Emit(OpCodes.Ldloc, place);
        il.Emit(OpCodes.Ldloc, value);
        state.ToBits(kind);
        il.Emit(OpCodes.Stfld, Members.Bits);
        state.Return(value, kind);
    }

    private LocalBuilder Find(BoundChain chain, NumericKind kind, bool isWritten)
    {
        var place = il.DeclareLocal(typeof(RhaiValue).MakeByRefType());
        var items = state.Items(((BoundLocal)chain.Root).Variable);
        for (var i = 0; i < chain.Links.Count; i++)
        {
            if (i > 0)
            {
                il.Emit(OpCodes.Ldloc, place);
                state.Array(_array, isWritten, state.Otherwise);
                il.Emit(OpCodes.Ldloc, _array);
                il.Emit(OpCodes.Ldfld, Members.Items);
                il.Emit(OpCodes.Stloc, _items);
                items = _items;
            }

            var index = ((IndexLink)chain.Links[i]).Index;
            var at = expressions.Into(index);
            Element(items, at);
            il.Emit(OpCodes.Stloc, place);
            expressions.Free(at, index);
        }

        il.Emit(OpCodes.Ldloc, place);
        il.Emit(OpCodes.Ldfld, Members.Object);
        il.Emit(OpCodes.Ldsfld, TypedState.MarkOf(kind));
        il.Emit(OpCodes.Bne_Un, state.Otherwise);
        return place;
    }

    private void Element(LocalBuilder items, LocalBuilder at)
    {
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Ldloc, items);
        il.Emit(OpCodes.Ldlen);
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Bge_Un, state.Otherwise);
        il.Emit(OpCodes.Ldloc, items);
        il.Emit(OpCodes.Call, ((First)MemoryMarshal.GetArrayDataReference<RhaiValue>).Method);
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Ldc_I8, (long)CodeWriter.ValueSize);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
    }

    private void Load(LocalBuilder place, NumericKind kind)
    {
        il.Emit(OpCodes.Ldloc, place);
        il.Emit(OpCodes.Ldfld, Members.Bits);
        state.FromBits(kind);
    }

    private delegate ref RhaiValue First(RhaiValue[] items);
}
