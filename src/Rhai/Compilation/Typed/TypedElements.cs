using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>
/// Emits reads and writes of array elements. Free space after the last element holds <c>()</c>, which is never an assumed kind, so only
/// the capacity must be checked.
/// </summary>
internal sealed class TypedElements(ILGenerator il, TypedKinds kinds, TypedState state, TypedArrays arrays, TypedExpressions expressions)
{
    private readonly LocalBuilder _items = il.DeclareLocal(typeof(RhaiValue[]));
    private readonly Dictionary<BoundChain, LocalBuilder> _rows = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Loads rows before the loop that reads their elements. If there is no row, or it may not be written to, it counts as a row without
    /// elements: code that needs an element then switches to general code.
    /// </summary>
    public void FindRows(BoundLoop loop)
    {
        var found = new Dictionary<(LocalVariable Array, object Index, bool IsWritten), LocalBuilder>();
        foreach (var chain in kinds.Uses.InSteadyRows(loop).Where(c => !_rows.ContainsKey(c)))
        {
            var (array, index) = (((BoundLocal)chain.Root).Variable, ((IndexLink)chain.Links[0]).Index);
            var isWritten = chain.Assignment is not null;
            var key = (array, index is BoundLocal local ? local.Variable : (object)((BoundConstant)index).Value.Int, isWritten);
            if (!found.TryGetValue(key, out var row))
            {
                found.Add(key, row = Row(array, index, isWritten));
            }

            _rows.Add(chain, row);
        }
    }

    /// <summary>Leaves the element on the stack.</summary>
    public void Read(BoundChain chain)
    {
        var kind = kinds.Of(chain);
        var place = Find(chain, kind, isWritten: false);
        Load(place, kind);
    }

    /// <summary>If the element has the same kind and the array is not shared, only the bits are written.</summary>
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

    private LocalBuilder Row(LocalVariable array, BoundNode index, bool isWritten)
    {
        var (row, none) = (il.DeclareLocal(typeof(RhaiValue[])), il.DefineLabel());
        il.Emit(OpCodes.Call, ((Func<RhaiValue[]>)Array.Empty<RhaiValue>).Method);
        il.Emit(OpCodes.Stloc, row);
        var at = expressions.Into(index);
        Element(arrays.ItemsOf(array), at, none);
        expressions.Free(at, index);
        arrays.Items(row, isWritten, none);
        il.MarkLabel(none);
        return row;
    }

    private LocalBuilder Find(BoundChain chain, NumericKind kind, bool isWritten)
    {
        var place = il.DeclareLocal(typeof(RhaiValue).MakeByRefType());
        var isFound = _rows.TryGetValue(chain, out var row);
        var items = row ?? arrays.ItemsOf(((BoundLocal)chain.Root).Variable);
        for (var i = isFound ? 1 : 0; i < chain.Links.Count; i++)
        {
            var index = ((IndexLink)chain.Links[i]).Index;
            var at = expressions.Into(index);
            Element(items, at, state.Otherwise);
            expressions.Free(at, index);
            if (i < chain.Links.Count - 1)
            {
                arrays.Items(items = _items, isWritten, state.Otherwise);
            }
        }

        il.Emit(OpCodes.Stloc, place);
        il.Emit(OpCodes.Ldloc, place);
        il.Emit(OpCodes.Ldfld, Members.Object);
        il.Emit(OpCodes.Ldsfld, TypedState.MarkOf(kind));
        il.Emit(OpCodes.Bne_Un, state.Otherwise);
        return place;
    }

    // Leaves its place on the stack.
    private void Element(LocalBuilder items, LocalBuilder at, Label otherwise)
    {
        il.Emit(OpCodes.Ldloc, at);
        il.Emit(OpCodes.Ldloc, items);
        il.Emit(OpCodes.Ldlen);
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Bge_Un, otherwise);
        arrays.Element(items, at);
    }

    private void Load(LocalBuilder place, NumericKind kind)
    {
        il.Emit(OpCodes.Ldloc, place);
        il.Emit(OpCodes.Ldfld, Members.Bits);
        state.FromBits(kind);
    }
}
