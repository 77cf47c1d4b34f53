using System.Reflection.Emit;
using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>
/// A function's code for the kinds of arguments of its first call, if it does only arithmetic: numbers stay in registers, calls are
/// direct, nothing is allocated.
/// </summary>
internal sealed class NumericCode
{
    private readonly NumericKind[] _parameters;
    private readonly Entry _entry;
    private readonly object[] _nodes;

    private NumericCode(NumericKind[] parameters, Entry entry, object[] nodes) =>
        (_parameters, _entry, _nodes) = (parameters, entry, nodes);

    private delegate RhaiValue Entry(RhaiRun run, int depth, ref RhaiValue arguments);

    /// <summary>Null if the function does more than arithmetic, or is called with other values than numbers and bools.</summary>
    public static NumericCode? For(BoundFunction function, Frame frame)
    {
        var kinds = new NumericKind[function.DeclaredCount];
        for (var i = 0; i < kinds.Length; i++)
        {
            kinds[i] = NumericRules.Of(frame.Slots[i]);
        }

        if (kinds.Length == 0 || NumericGroup.Of(function, kinds) is not { } group)
        {
            return null;
        }

        var constants = new ConstantTable();
        foreach (var method in group.Methods)
        {
            var writer = new NumericWriter(method, constants);
            writer.Begin();
            new NumericStatements(method, writer, group).Body();
            writer.End();
            if (writer.Il.ILOffset > CodeCompiler.Most)
            {
                return null;
            }
        }

        return new NumericCode(kinds, Wrap(group.Methods[0]), constants.ToArray());
    }

    /// <summary>Runs the code on the arguments in the frame; false if they have other kinds.</summary>
    public bool TryRun(Frame frame, out RhaiValue result)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (NumericRules.Of(frame.Slots[i]) != _parameters[i])
            {
                result = default;
                return false;
            }
        }

        var run = frame.Run;
        run.Nodes = _nodes;
        // The call is already counted and its depth checked; numeric functions do both themselves, and stop at 0.
        run.Operations--;
        result = _entry(run, Math.Min(run.LevelsLeft, int.MaxValue - 2) + 2, ref frame.Slots[0]);
        if (run.Fault is { } fault)
        {
            run.Fault = null;
            throw fault;
        }

        return true;
    }

    private static Entry Wrap(NumericMethod target)
    {
        var method = new DynamicMethod(
            "rhai:enter",
            typeof(RhaiValue),
            [typeof(RhaiRun), typeof(int), typeof(RhaiValue).MakeByRefType()],
            typeof(NumericCode).Module,
            skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldsfld, target.Result switch { NumericKind.Float => Members.FloatMark, NumericKind.Bool => Members.BoolMark, _ => Members.IntMark });
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        for (var i = 0; i < target.Parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldc_I4, i * CodeWriter.ValueSize);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldfld, Members.Bits);
            Unbox(il, target.Parameters[i]);
        }

        il.Emit(OpCodes.Call, target.Code);
        Box(il, target.Result);
        il.Emit(OpCodes.Newobj, Members.NewValue);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Entry>();
    }

    private static void Unbox(ILGenerator il, NumericKind kind)
    {
        if (kind == NumericKind.Float)
        {
            il.Emit(OpCodes.Call, ((Func<long, double>)BitConverter.Int64BitsToDouble).Method);
        }
        else if (kind == NumericKind.Bool)
        {
            il.Emit(OpCodes.Conv_I4);
        }
    }

    private static void Box(ILGenerator il, NumericKind kind)
    {
        if (kind == NumericKind.Float)
        {
            il.Emit(OpCodes.Call, ((Func<double, long>)BitConverter.DoubleToInt64Bits).Method);
        }
        else if (kind == NumericKind.Bool)
        {
            il.Emit(OpCodes.Conv_I8);
        }
    }
}
