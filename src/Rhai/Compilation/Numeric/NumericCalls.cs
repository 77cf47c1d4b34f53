using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Emits calls from one numeric function to another: arguments and result stay in registers.</summary>
internal sealed class NumericCalls(NumericMethod method, NumericWriter code, NumericGroup group, NumericExpressions expressions)
{
    private readonly ILGenerator _il = code.Il;

    // As in the interpreter, a plain variable as first argument is read last. The called function counts the call and checks its depth.
    public void Call(LocalBuilder target, BoundScriptCall call)
    {
        var arguments = new LocalBuilder[call.Arguments.Count];
        var late = arguments.Length > 0 && call.Arguments[0] is BoundVariable;
        for (var i = late ? 1 : 0; i < arguments.Length; i++)
        {
            arguments[i] = expressions.Into(call.Arguments[i]);
        }

        if (late)
        {
            arguments[0] = expressions.Into(call.Arguments[0]);
        }

        code.Run();
        code.Depth();
        _il.Emit(OpCodes.Ldc_I4_1);
        _il.Emit(OpCodes.Sub);
        for (var i = 0; i < arguments.Length; i++)
        {
            _il.Emit(OpCodes.Ldloc, arguments[i]);
            expressions.Free(arguments[i], call.Arguments[i]);
        }

        _il.Emit(OpCodes.Call, Target(call).Code);
        _il.Emit(OpCodes.Stloc, target);
        After(call);
    }

    private NumericMethod Target(BoundScriptCall call) => group.Find(call.Function, [.. call.Arguments.Select(method.KindOf)])!;

    private void After(BoundScriptCall call)
    {
        var passed = code.Cold(() =>
        {
            code.Run();
            code.Node(call);
            code.Call(nameof(NumericOperations.Passed));
        });
        code.Run();
        _il.Emit(OpCodes.Ldfld, Emission.Members.Fault);
        _il.Emit(OpCodes.Brtrue, passed);
    }
}
