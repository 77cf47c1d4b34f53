using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits literals, interpolation and calls of native functions: the parts as code, the whole by one call.</summary>
internal sealed class ValueEmitter(CodeWriter code, ExpressionEmitter expressions)
{
    private const int MostArguments = 3;
    private readonly ILGenerator _il = code.Il;

    public static bool Can(BoundNode node) => node switch
    {
        BoundArray or BoundMap or BoundRange or BoundIn or BoundCoalesce or BoundThrow { Value: not null } => true,
        BoundInterpolation text => !text.Parts.All(p => p is BoundConstant or BoundVariable),
        BoundNativeCall call => call.Arguments.Count <= MostArguments,
        _ => false,
    };

    public void Into(LocalBuilder target, BoundNode node)
    {
        switch (node)
        {
            case BoundArray array: Array(array); break;
            case BoundMap map: Map(map); break;
            case BoundRange range: Pair(range, range.Start, range.End, nameof(CompiledValues.Range)); break;
            case BoundInterpolation text: Text(text); break;
            case BoundNativeCall call: Native(call); break;
            case BoundIn search: In(target, search); return;
            case BoundCoalesce either: Coalesce(target, either); return;
            case BoundThrow fault: Throw(fault); return;
        }

        _il.Emit(OpCodes.Stloc, target);
    }

    private void Array(BoundArray node)
    {
        var items = _il.DeclareLocal(typeof(RhaiValue[]));
        _il.Emit(OpCodes.Ldc_I4, node.Items.Count);
        _il.Emit(OpCodes.Newarr, typeof(RhaiValue));
        _il.Emit(OpCodes.Stloc, items);
        for (var i = 0; i < node.Items.Count; i++)
        {
            var item = expressions.Into(node.Items[i], borrow: false);
            _il.Emit(OpCodes.Ldloc, items);
            _il.Emit(OpCodes.Ldc_I4, i);
            _il.Emit(OpCodes.Ldloc, item);
            _il.Emit(OpCodes.Stelem, typeof(RhaiValue));
            code.Return(item);
        }

        Finish(node, items, nameof(CompiledValues.Array));
    }

    private void Map(BoundMap node)
    {
        var map = _il.DeclareLocal(typeof(RhaiMap));
        _il.Emit(OpCodes.Newobj, typeof(RhaiMap).GetConstructor([])!);
        _il.Emit(OpCodes.Stloc, map);
        for (var i = 0; i < node.Keys.Count; i++)
        {
            var value = expressions.Into(node.Values[i], borrow: false);
            _il.Emit(OpCodes.Ldloc, map);
            code.Constant(node.Keys[i]);
            _il.Emit(OpCodes.Ldloc, value);
            Call(nameof(CompiledValues.Entry));
            code.Return(value);
        }

        Finish(node, map, nameof(CompiledValues.Map));
    }

    private void Text(BoundInterpolation node)
    {
        var joined = _il.DeclareLocal(typeof(TextJoiner));
        _il.Emit(OpCodes.Ldloca, joined);
        _il.Emit(OpCodes.Initobj, typeof(TextJoiner));
        foreach (var part in node.Parts)
        {
            var value = expressions.Into(part, borrow: true);
            Begin(node);
            _il.Emit(OpCodes.Ldloca, joined);
            _il.Emit(OpCodes.Ldloc, value);
            Call(nameof(CompiledValues.Part));
            code.Return(value);
        }

        _il.Emit(OpCodes.Ldloca, joined);
        Call(nameof(CompiledValues.Text));
    }

    // As in the interpreter, the call is counted before its arguments are evaluated, and a variable as first argument is read last.
    private void Native(BoundNativeCall node)
    {
        code.Step(node);
        var count = node.Arguments.Count;
        var arguments = new LocalBuilder[count];
        for (var i = 0; i < count; i++)
        {
            if (i > 0 || node.Arguments[0] is not BoundVariable)
            {
                arguments[i] = expressions.Into(node.Arguments[i], borrow: false);
                continue;
            }

            arguments[0] = code.Rent();
            code.Clear(arguments[0]);
        }

        Begin(node);
        foreach (var argument in arguments)
        {
            _il.Emit(OpCodes.Ldloc, argument);
            code.Return(argument);
        }

        Call($"Native{count}");
    }

    // As in a call, the container is evaluated first, unless it is a plain variable, which is read last.
    private void In(LocalBuilder target, BoundIn node)
    {
        var late = node.Container is BoundVariable;
        Pair(node, late ? node.Item : node.Container, late ? node.Container : node.Item, nameof(CompiledValues.Contains), late);
        expressions.MakeBool(target);
    }

    private void Coalesce(LocalBuilder target, BoundCoalesce node)
    {
        var done = _il.DefineLabel();
        expressions.Into(target, node.Left, borrow: false);
        _il.Emit(OpCodes.Ldloc, target);
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Brtrue, done);
        expressions.Into(target, node.Right, borrow: false);
        _il.MarkLabel(done);
    }

    private void Throw(BoundThrow node)
    {
        var value = expressions.Into(node.Value!, borrow: false);
        code.Constant(node);
        _il.Emit(OpCodes.Ldloc, value);
        Call(nameof(CompiledValues.Throw));
        code.Return(value);
    }

    private void Pair(BoundNode node, BoundNode first, BoundNode second, string operation, bool swapped = false)
    {
        var a = expressions.Into(first, borrow: false);
        var b = expressions.Into(second, borrow: swapped);
        Begin(node);
        _il.Emit(OpCodes.Ldloc, swapped ? b : a);
        _il.Emit(OpCodes.Ldloc, swapped ? a : b);
        Call(operation);
        code.Return(a);
        code.Return(b);
    }

    private void Begin(BoundNode node)
    {
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(node);
    }

    private void Finish(BoundNode node, LocalBuilder content, string operation)
    {
        Begin(node);
        _il.Emit(OpCodes.Ldloc, content);
        Call(operation);
    }

    private void Call(string operation) => code.Call(Members.Value(operation));
}
