using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>
/// What all numeric code shares. No exception passes through it: a failure is stored in the run, and every caller leaves at once and adds
/// its call. The evaluation stack is empty wherever code may leave.
/// </summary>
internal sealed class NumericWriter(NumericMethod method, ConstantTable constants)
{
    private readonly ILGenerator _il = method.Code.GetILGenerator();
    private readonly Dictionary<LocalVariable, LocalBuilder> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<NumericKind, Stack<LocalBuilder>> _free = [];
    private readonly List<Action> _cold = [];
    private LocalBuilder _result = null!;
    private Label _failed;
    private LocalBuilder _count = null!;

    public ILGenerator Il => _il;

    public Label Exit { get; private set; }

    public LocalBuilder Result => _result;

    public void Begin()
    {
        (Exit, _failed) = (_il.DefineLabel(), _il.DefineLabel());
        _result = _il.DeclareLocal(NumericMethod.TypeOf(method.Result));
        _count = _il.DeclareLocal(typeof(long));
        foreach (var variable in method.Variables)
        {
            _variables.Add(variable, _il.DeclareLocal(NumericMethod.TypeOf(method.KindOf(variable))));
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            _il.Emit(OpCodes.Ldarg, (short)(i + 2));
            _il.Emit(OpCodes.Stloc, _variables[method.Function.Locals[i]]);
        }
    }

    public void End()
    {
        _il.MarkLabel(Exit);
        _il.Emit(OpCodes.Ldloc, _result);
        _il.Emit(OpCodes.Ret);
        _il.MarkLabel(_failed);
        Zero();
        _il.Emit(OpCodes.Ret);
        foreach (var emit in _cold)
        {
            emit();
        }
    }

    /// <summary>Checks from time to time whether another call is allowed, before the function has done anything.</summary>
    public void Enter()
    {
        var (look, go) = (_il.DefineLabel(), _il.DefineLabel());
        Depth();
        _il.Emit(OpCodes.Ldc_I4, NumericOperations.LookEvery - 1);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Brfalse, look);
        _il.MarkLabel(go);
        Cold(look, () =>
        {
            Run();
            Depth();
            Call(nameof(NumericOperations.Enter));
            _il.Emit(OpCodes.Brtrue, go);
        });
    }

    public LocalBuilder Variable(LocalVariable variable) => _variables[variable];

    public LocalBuilder Rent(NumericKind kind) =>
        _free.TryGetValue(kind, out var free) && free.TryPop(out var local) ? local : _il.DeclareLocal(NumericMethod.TypeOf(kind));

    public void Return(LocalBuilder local, NumericKind kind)
    {
        if (!_free.TryGetValue(kind, out var free))
        {
            _free.Add(kind, free = []);
        }

        free.Push(local);
    }

    /// <summary>Code that rarely runs is placed after the rest; it must end by leaving.</summary>
    public Label Cold(Action emit)
    {
        var label = _il.DefineLabel();
        Cold(label, emit);
        return label;
    }

    public void Cold(Label label, Action emit) => _cold.Add(() =>
    {
        _il.MarkLabel(label);
        emit();
        _il.Emit(OpCodes.Br, _failed);
    });

    public void Run() => _il.Emit(OpCodes.Ldarg_0);

    /// <summary>The number of call levels that are still allowed.</summary>
    public void Depth() => _il.Emit(OpCodes.Ldarg_1);

    public void Node(object node)
    {
        Run();
        _il.Emit(OpCodes.Ldfld, Members.Nodes);
        _il.Emit(OpCodes.Ldc_I4, constants.IndexOf(node));
        _il.Emit(OpCodes.Ldelem_Ref);
    }

    public void Call(string operation) => _il.Emit(OpCodes.Call, Members.Numeric(operation));

    /// <summary>
    /// Counts one more operation, or two if nothing between them can fail; before a function's first operation it also counts the call.
    /// From time to time it checks the limits.
    /// </summary>
    public void Step(BoundNode first, BoundNode? second = null, bool isEntry = false)
    {
        var steps = (isEntry ? 2 : 1) + (second is null ? 0 : 1);
        var (poll, go) = (_il.DefineLabel(), _il.DefineLabel());
        Run();
        Run();
        _il.Emit(OpCodes.Ldfld, Members.Operations);
        _il.Emit(OpCodes.Ldc_I8, (long)steps);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _count);
        _il.Emit(OpCodes.Ldloc, _count);
        _il.Emit(OpCodes.Stfld, Members.Operations);
        _il.Emit(OpCodes.Ldloc, _count);
        Run();
        _il.Emit(OpCodes.Ldfld, Members.PollAt);
        _il.Emit(OpCodes.Bgt, poll);
        _il.MarkLabel(go);
        Cold(poll, () =>
        {
            Run();
            Node(first);
            Node(second ?? first);
            _il.Emit(OpCodes.Ldc_I4, steps);
            Call(isEntry ? nameof(NumericOperations.PollEntered) : nameof(NumericOperations.Poll));
            _il.Emit(OpCodes.Brtrue, go);
        });
    }

    // The result of a failed call does not matter.
    private void Zero()
    {
        if (method.Result == NumericKind.Float)
        {
            _il.Emit(OpCodes.Ldc_R8, 0.0);
        }
        else
        {
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(method.Result == NumericKind.Int ? OpCodes.Conv_I8 : OpCodes.Nop);
        }
    }

    /// <summary>Adds 1 to an integer or takes 1 away.</summary>
    public void Move(LocalBuilder local, OpCode direction)
    {
        _il.Emit(OpCodes.Ldloc, local);
        _il.Emit(OpCodes.Ldc_I8, 1L);
        _il.Emit(direction);
        _il.Emit(OpCodes.Stloc, local);
    }

    /// <summary>Leaves if the operation before has failed.</summary>
    public void LeaveOnFault()
    {
        Run();
        _il.Emit(OpCodes.Ldfld, Members.Fault);
        _il.Emit(OpCodes.Brtrue, _failed);
    }
}
