using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Writes groups of instructions; the evaluation stack is empty between statements and operands, so jumps are possible.</summary>
internal sealed class CodeWriter(ILGenerator il, IReadOnlySet<int> cells)
{
    public const int ValueSize = 16;
    private readonly ConstantTable _constants = new();
    private readonly Stack<LocalBuilder> _free = [];
    private readonly LocalBuilder _run = il.DeclareLocal(typeof(RhaiRun));
    private readonly LocalBuilder _slots = il.DeclareLocal(typeof(RhaiValue).MakeByRefType());
    private readonly LocalBuilder _count = il.DeclareLocal(typeof(long));

    public ILGenerator Il => il;

    public LocalBuilder Result { get; } = il.DeclareLocal(typeof(RhaiValue));

    public Label Exit { get; } = il.DefineLabel();

    public ColdCode Cold { get; } = new(il);

    public object[] Constants => _constants.ToArray();

    public void Begin()
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldfld, Members.Run);
        il.Emit(OpCodes.Stloc, _run);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldfld, Members.Slots);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ldelema, typeof(RhaiValue));
        il.Emit(OpCodes.Stloc, _slots);
        Reload();
    }

    public void End()
    {
        il.MarkLabel(Exit);
        Spill();
        il.Emit(OpCodes.Ldloc, Result);
        il.Emit(OpCodes.Ret);
        Cold.Emit();
    }

    /// <summary>Whether the variable's slot holds the value itself; captured ones may hold a cell.</summary>
    public bool IsPlain(LocalVariable variable) => !variable.IsCaptured && !variable.IsModule && !cells.Contains(variable.Slot);

    public void Constant(object constant)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, _constants.IndexOf(constant));
        il.Emit(OpCodes.Ldelem_Ref);
    }

    public LocalBuilder Rent() => _free.TryPop(out var local) ? local : il.DeclareLocal(typeof(RhaiValue));

    public void Return(LocalBuilder local) => _free.Push(local);

    public void Place(LocalVariable variable)
    {
        il.Emit(OpCodes.Ldloc, _slots);
        il.Emit(OpCodes.Ldc_I4, variable.Slot * ValueSize);
        il.Emit(OpCodes.Add);
    }

    /// <summary>If a number replaces a number of the same kind, the mark need not be written.</summary>
    public void Store(LocalVariable variable, LocalBuilder value)
    {
        var (whole, done) = (il.DefineLabel(), il.DefineLabel());
        Place(variable);
        il.Emit(OpCodes.Ldfld, Members.Object);
        Mark(value);
        il.Emit(OpCodes.Bne_Un, whole);
        Place(variable);
        Bits(value);
        il.Emit(OpCodes.Stfld, Members.Bits);
        il.MarkLabel(done);
        Cold.Add(whole, done, () =>
        {
            Place(variable);
            il.Emit(OpCodes.Ldloc, value);
            il.Emit(OpCodes.Stobj, typeof(RhaiValue));
        });
    }

    public void Clear(LocalBuilder local)
    {
        il.Emit(OpCodes.Ldloca, local);
        il.Emit(OpCodes.Initobj, typeof(RhaiValue));
    }

    /// <summary>Calls a method that may count, check the limits or fail.</summary>
    public void Call(System.Reflection.MethodInfo method)
    {
        Spill();
        il.Emit(method.IsVirtual ? OpCodes.Callvirt : OpCodes.Call, method);
        Reload();
    }

    /// <summary>Compiled code has its own count of operations; this writes it back to the run.</summary>
    public void Spill()
    {
        il.Emit(OpCodes.Ldloc, _run);
        il.Emit(OpCodes.Ldloc, _count);
        il.Emit(OpCodes.Stfld, Members.Operations);
    }

    private void Reload()
    {
        il.Emit(OpCodes.Ldloc, _run);
        il.Emit(OpCodes.Ldfld, Members.Operations);
        il.Emit(OpCodes.Stloc, _count);
    }

    /// <summary>Counts one or two more operations; from time to time it checks the limits, with the given code before and after.</summary>
    public void Step(BoundNode first, BoundNode? second = null, bool isSettled = false, Action? before = null, Action? after = null)
    {
        var (poll, go) = (il.DefineLabel(), il.DefineLabel());
        Add(_count, second is null ? 1 : 2);
        il.Emit(OpCodes.Ldloc, _count);
        il.Emit(OpCodes.Ldloc, _run);
        il.Emit(OpCodes.Ldfld, Members.PollAt);
        il.Emit(OpCodes.Bgt, poll);
        il.MarkLabel(go);
        Cold.Add(poll, go, before + (() =>
        {
            il.Emit(OpCodes.Ldarg_1);
            Constant(first);
            Constant(second ?? first);
            il.Emit(isSettled ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
            Call(Members.Operation(nameof(CompiledOperations.Poll)));
        }) + after);
    }

    /// <summary>Jumps to the label unless the value in the local has exactly this mark; tagged values use the slow path.</summary>
    public void UnlessMarked(LocalBuilder value, System.Reflection.FieldInfo mark, Label otherwise)
    {
        Mark(value);
        il.Emit(OpCodes.Ldsfld, mark);
        il.Emit(OpCodes.Bne_Un, otherwise);
    }

    public void Bits(LocalBuilder value, bool asFloat = false)
    {
        il.Emit(OpCodes.Ldloc, value);
        il.Emit(OpCodes.Ldfld, Members.Bits);
        if (asFloat)
        {
            il.Emit(OpCodes.Call, ((Func<long, double>)BitConverter.Int64BitsToDouble).Method);
        }
    }

    public void Add(LocalBuilder local, int number)
    {
        il.Emit(OpCodes.Ldloc, local);
        il.Emit(OpCodes.Ldc_I8, (long)number);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, local);
    }

    public void FloatToBits() => il.Emit(OpCodes.Call, ((Func<double, long>)BitConverter.DoubleToInt64Bits).Method);

    public void Signal(Signal signal)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, (int)signal);
        il.Emit(OpCodes.Stfld, Members.Signal);
    }

    /// <summary>Marks the local's content as shared, if it is a container.</summary>
    public void Share(LocalBuilder value)
    {
        var (slow, done) = (il.DefineLabel(), il.DefineLabel());
        Mark(value);
        il.Emit(OpCodes.Brfalse, done);
        Mark(value);
        il.Emit(OpCodes.Ldfld, Members.Kind);
        il.Emit(OpCodes.Ldc_I4, (int)RhaiKind.Cell);
        il.Emit(OpCodes.Bge, slow);
        il.MarkLabel(done);
        Cold.Add(slow, done, () =>
        {
            il.Emit(OpCodes.Ldloc, value);
            Mark(value);
            il.Emit(OpCodes.Call, Members.ShareSlow);
            il.Emit(OpCodes.Stloc, value);
        });
    }

    private void Mark(LocalBuilder value)
    {
        il.Emit(OpCodes.Ldloc, value);
        il.Emit(OpCodes.Ldfld, Members.Object);
    }
}
