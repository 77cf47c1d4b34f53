using System.Reflection.Emit;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits reads and writes of array elements in place; other containers and indexes outside the array use the slow path.</summary>
internal sealed class ElementEmitter(CodeWriter code)
{
    private readonly ILGenerator _il = code.Il;
    private readonly LocalBuilder _array = code.Il.DeclareLocal(typeof(RhaiArray));
    private readonly LocalBuilder _element = code.Il.DeclareLocal(typeof(RhaiValue).MakeByRefType());

    /// <summary>Replaces the container in the local by its element, not yet marked as shared.</summary>
    public void Read(LocalBuilder container, LocalBuilder key, Label slow)
    {
        _il.Emit(OpCodes.Ldloc, container);
        Find(key, slow);
        Element(key);
        _il.Emit(OpCodes.Ldobj, typeof(RhaiValue));
        _il.Emit(OpCodes.Stloc, container);
    }

    /// <summary>If the element has the same mark and the array is not shared, only the bits are written.</summary>
    public void Write(LocalVariable variable, LocalBuilder key, LocalBuilder value, Label slow)
    {
        code.Place(variable);
        Find(key, slow);
        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Ldfld, Members.Aliased);
        _il.Emit(OpCodes.Brtrue, slow);
        Element(key);
        _il.Emit(OpCodes.Stloc, _element);
        _il.Emit(OpCodes.Ldloc, _element);
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Ldloc, value);
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Bne_Un, slow);
        _il.Emit(OpCodes.Ldloc, _element);
        code.Bits(value);
        _il.Emit(OpCodes.Stfld, Members.Bits);
    }

    /// <summary>The element at a position known to be inside.</summary>
    public void At(LocalBuilder array, LocalBuilder index, LocalBuilder target)
    {
        _il.Emit(OpCodes.Ldloc, array);
        _il.Emit(OpCodes.Ldfld, Members.Items);
        _il.Emit(OpCodes.Ldloc, index);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Ldelema, typeof(RhaiValue));
        _il.Emit(OpCodes.Ldobj, typeof(RhaiValue));
        _il.Emit(OpCodes.Stloc, target);
    }

    // With a container's value or place on the stack.
    private void Find(LocalBuilder key, Label slow)
    {
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Isinst, typeof(RhaiArray));
        _il.Emit(OpCodes.Stloc, _array);
        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Brfalse, slow);
        code.UnlessMarked(key, Members.IntMark, slow);
        code.Bits(key);
        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Ldfld, Members.Count);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Bge_Un, slow);
    }

    private void Element(LocalBuilder key)
    {
        _il.Emit(OpCodes.Ldloc, _array);
        _il.Emit(OpCodes.Ldfld, Members.Items);
        code.Bits(key);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Ldelema, typeof(RhaiValue));
    }
}
