using System.Reflection.Emit;
using System.Runtime.InteropServices;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>The arrays of a typed loop: elements stay in the array, and only references to the item arrays are kept in locals.</summary>
internal sealed class TypedArrays(CodeWriter code, TypedKinds kinds)
{
    private readonly ILGenerator _il = code.Il;
    private readonly LocalBuilder _array = code.Il.DeclareLocal(typeof(RhaiArray));
    private readonly Dictionary<LocalVariable, LocalBuilder> _items = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LocalVariable, (LocalBuilder Array, LocalBuilder Room)> _growing = new(ReferenceEqualityComparer.Instance);

    private delegate ref RhaiValue First(RhaiValue[] items);

    public LocalBuilder ItemsOf(LocalVariable array) => _items[array];

    /// <summary>An array that the loop makes longer, and the number of elements up to which no call is needed.</summary>
    public (LocalBuilder Array, LocalBuilder Room) Growing(LocalVariable array) => _growing[array];

    /// <summary>Loads all arrays, or jumps to the label if something is not as assumed.</summary>
    public void Load(Label otherwise)
    {
        foreach (var (variable, isWritten) in kinds.Arrays)
        {
            var items = _il.DeclareLocal(typeof(RhaiValue[]));
            _items.Add(variable, items);
            code.Place(variable);
            Items(items, isWritten, otherwise);
            if (kinds.Grows(variable))
            {
                _growing.Add(variable, (_il.DeclareLocal(typeof(RhaiArray)), _il.DeclareLocal(typeof(int))));
                Measure(variable);
            }
        }
    }

    /// <summary>Loads an array again after it has grown.</summary>
    public void Reload(LocalVariable variable, Label otherwise)
    {
        code.Place(variable);
        Items(_items[variable], isWritten: true, otherwise);
        Measure(variable);
    }

    /// <summary>The items of the array whose place is on the stack; an array that is written to must not be shared.</summary>
    public void Items(LocalBuilder items, bool isWritten, Label otherwise)
    {
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Isinst, typeof(RhaiArray));
        _il.Emit(OpCodes.Stloc, _array);
        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Brfalse, otherwise);
        if (isWritten)
        {
            _il.Emit(OpCodes.Ldloc, _array);
            _il.Emit(OpCodes.Ldfld, Members.Aliased);
            _il.Emit(OpCodes.Brtrue, otherwise);
        }

        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Ldfld, Members.Items);
        _il.Emit(OpCodes.Stloc, items);
    }

    /// <summary>Leaves the address of an element on the stack; the index is known to be valid.</summary>
    public void Element(LocalBuilder items, LocalBuilder at)
    {
        _il.Emit(OpCodes.Ldloc, items);
        _il.Emit(OpCodes.Call, ((First)MemoryMarshal.GetArrayDataReference<RhaiValue>).Method);
        _il.Emit(OpCodes.Ldloc, at);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Ldc_I8, (long)CodeWriter.ValueSize);
        _il.Emit(OpCodes.Mul);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }

    // The array found last.
    private void Measure(LocalVariable variable)
    {
        var (array, room) = _growing[variable];
        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Stloc, array);
        _il.Emit(OpCodes.Ldarg_1);
        _il.Emit(OpCodes.Ldloc, array);
        _il.Emit(OpCodes.Call, ((Func<Frame, RhaiArray, int>)CompiledArrays.Room).Method);
        _il.Emit(OpCodes.Stloc, room);
    }
}
