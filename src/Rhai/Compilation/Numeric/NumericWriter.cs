using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>
/// What all numeric code shares. Nothing is thrown through it: a failure is put down in the run and every caller leaves at
/// once, noting its call. The evaluation stack is empty whenever code may leave.
/// </summary>
internal sealed class NumericWriter(NumericMethod method, ConstantTable constants)
{
    private readonly ILGenerator _il = method.Code.GetILGenerator();
    private readonly Dictionary<LocalVariable, LocalBuilder> _variables = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<NumericKind, Stack<LocalBuilder>> _free = [];
    private readonly List<Action> _cold = [];
    private LocalBuilder _result = null!;
    private LocalBuilder _count = null!;

    public ILGenerator Il => _il;

    public Label Exit { get; private set; }

    public LocalBuilder Result => _result;

    public void Begin()
    {
        Exit = _il.DefineLabel();
        _result = _il.DeclareLocal(NumericMethod.TypeOf(method.Result));
        _count = _il.DeclareLocal(typeof(long));
        foreach (var variable in method.Variables)
        {
            _variables.Add(variable, _il.DeclareLocal(NumericMethod.TypeOf(method.KindOf(variable))));
        }

        for (var i = 0; i < method.Parameters.Length; i++)
        {
            _il.Emit(OpCodes.Ldarg, (short)(i + 3));
            _il.Emit(OpCodes.Stloc, _variables[method.Function.Locals[i]]);
        }
    }

    public void End()
    {
        _il.MarkLabel(Exit);
        _il.Emit(OpCodes.Ldloc, _result);
        _il.Emit(OpCodes.Ret);
        foreach (var emit in _cold)
        {
            emit();
        }
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

    /// <summary>Code that seldom runs goes behind the rest; it must end by leaving.</summary>
    public Label Cold(Action emit)
    {
        var label = _il.DefineLabel();
        _cold.Add(() =>
        {
            _il.MarkLabel(label);
            emit();
            _il.Emit(OpCodes.Br, Exit);
        });
        return label;
    }

    public void Run() => _il.Emit(OpCodes.Ldarg_1);

    public void Node(object node)
    {
        _il.Emit(OpCodes.Ldarg_0);
        _il.Emit(OpCodes.Ldc_I4, constants.IndexOf(node));
        _il.Emit(OpCodes.Ldelem_Ref);
    }

    public void Call(string operation) => _il.Emit(OpCodes.Call, Members.Numeric(operation));

    /// <summary>One operation more, or two with nothing between them that could fail; every so often the limits are looked at.</summary>
    public void Step(BoundNode first, BoundNode? second = null)
    {
        var (poll, go) = (_il.DefineLabel(), _il.DefineLabel());
        Run();
        Run();
        _il.Emit(OpCodes.Ldfld, Members.Operations);
        _il.Emit(OpCodes.Ldc_I8, second is null ? 1L : 2L);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, _count);
        _il.Emit(OpCodes.Ldloc, _count);
        _il.Emit(OpCodes.Stfld, Members.Operations);
        _il.Emit(OpCodes.Ldloc, _count);
        Run();
        _il.Emit(OpCodes.Ldfld, Members.PollAt);
        _il.Emit(OpCodes.Bgt, poll);
        _il.MarkLabel(go);
        _cold.Add(() =>
        {
            _il.MarkLabel(poll);
            Run();
            Node(first);
            Node(second ?? first);
            Call(nameof(NumericOperations.Poll));
            _il.Emit(OpCodes.Brtrue, go);
            _il.Emit(OpCodes.Br, Exit);
        });
    }

    /// <summary>Leaves when the operation before has failed.</summary>
    public void LeaveOnFault()
    {
        Run();
        _il.Emit(OpCodes.Ldfld, Members.Fault);
        _il.Emit(OpCodes.Brtrue, Exit);
    }
}
