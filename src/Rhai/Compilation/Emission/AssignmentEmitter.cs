using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

internal sealed class AssignmentEmitter(CodeWriter code, ExpressionEmitter expressions, RhaiEngine engine)
{
    private readonly ILGenerator _il = code.Il;
    private readonly ElementEmitter _elements = new(code);
    private readonly LocalBuilder _sum = code.Il.DeclareLocal(typeof(long));

    public bool Can(BoundAssign assign) =>
        assign.Target is BoundLocal { Variable.IsConstant: false } local && code.IsPlain(local.Variable) && !assign.Value.MaySignal;

    public bool Can(BoundLet let) => !let.MaySignal && !(let.IsGlobal && let.Variable.IsConstant) && !let.IsLimited(engine);

    public bool CanSet(BoundChain chain) => chain is { Assignment: { Operator: null, Value.MaySignal: false }, Root: BoundLocal { Variable.IsConstant: false } root, Links: [IndexLink { IsOptional: false }] }
        && code.IsPlain(root.Variable);

    public void Let(BoundLet let)
    {
        var value = code.Rent();
        if (let.Value is null)
        {
            code.Clear(value);
        }
        else
        {
            expressions.Into(value, let.Value, borrow: false);
        }

        code.Store(let.Variable, value);
        code.Return(value);
    }

    public void Assign(BoundAssign assign)
    {
        var variable = ((BoundLocal)assign.Target).Variable;
        var content = expressions.Into(assign.Value, borrow: assign.Operator is not null);
        if (assign.Operator is not { } op)
        {
            code.Store(variable, content);
            code.Return(content);
            return;
        }

        var (slow, done, floats) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        if (op is BinaryOperator.Add or BinaryOperator.Subtract)
        {
            UnlessMarked(variable, Members.IntMark, floats);
            code.UnlessMarked(content, Members.IntMark, slow);
            AddInPlace(variable, content, op == BinaryOperator.Add, slow);
            _il.Emit(OpCodes.Br, done);
        }

        _il.MarkLabel(floats);
        if (op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide)
        {
            UnlessMarked(variable, Members.FloatMark, slow);
            code.UnlessMarked(content, Members.FloatMark, slow);
            FloatInPlace(variable, content, op);
            _il.Emit(OpCodes.Br, done);
        }

        _il.Emit(OpCodes.Br, slow);
        _il.MarkLabel(done);
        code.Cold.Add(slow, done, () =>
        {
            code.Share(content);
            _il.Emit(OpCodes.Ldarg_1);
            code.Constant(assign);
            code.Place(variable);
            _il.Emit(OpCodes.Ldloc, content);
            code.Call(Members.Operation(nameof(CompiledOperations.Assign)));
        });
        code.Return(content);
    }

    // As in the interpreter: first the value, then the index, then the place.
    public void Set(BoundChain chain)
    {
        var link = (IndexLink)chain.Links[0];
        var value = expressions.Into(chain.Assignment!.Value, borrow: false);
        if (link.Index is BoundInterpolation text)
        {
            _il.Emit(OpCodes.Ldarg_1);
            code.Constant(link);
            code.Constant(text);
            code.Place(((BoundLocal)chain.Root).Variable);
            _il.Emit(OpCodes.Ldloc, value);
            code.Call(typeof(CompiledChains).GetMethod(nameof(CompiledChains.PutUnder))!);
            code.Return(value);
            return;
        }

        var key = expressions.Into(link.Index, borrow: true);
        var (slow, done) = (_il.DefineLabel(), _il.DefineLabel());
        _elements.Write(((BoundLocal)chain.Root).Variable, key, value, slow);
        _il.MarkLabel(done);
        code.Cold.Add(slow, done, () =>
        {
            code.Share(key);
            _il.Emit(OpCodes.Ldarg_1);
            code.Constant(link);
            code.Place(((BoundLocal)chain.Root).Variable);
            _il.Emit(OpCodes.Ldloc, key);
            _il.Emit(OpCodes.Ldloc, value);
            code.Call(Members.Operation(nameof(CompiledOperations.SetIndex)));
        });
        code.Return(key);
        code.Return(value);
    }

    private void UnlessMarked(LocalVariable variable, System.Reflection.FieldInfo mark, Label otherwise)
    {
        code.Place(variable);
        _il.Emit(OpCodes.Ldfld, Members.Object);
        _il.Emit(OpCodes.Ldsfld, mark);
        _il.Emit(OpCodes.Bne_Un, otherwise);
    }

    private void BitsOf(LocalVariable variable)
    {
        code.Place(variable);
        _il.Emit(OpCodes.Ldfld, Members.Bits);
    }

    private void AddInPlace(LocalVariable variable, LocalBuilder content, bool isAdd, Label slow)
    {
        BitsOf(variable);
        code.Bits(content);
        _il.Emit(isAdd ? OpCodes.Add : OpCodes.Sub);
        _il.Emit(OpCodes.Stloc, _sum);
        BitsOf(variable);
        if (isAdd)
        {
            _il.Emit(OpCodes.Ldloc, _sum);
        }
        else
        {
            code.Bits(content);
        }

        _il.Emit(OpCodes.Xor);
        if (isAdd)
        {
            code.Bits(content);
        }
        else
        {
            BitsOf(variable);
        }

        _il.Emit(OpCodes.Ldloc, _sum);
        _il.Emit(OpCodes.Xor);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Blt, slow);
        code.Place(variable);
        _il.Emit(OpCodes.Ldloc, _sum);
        _il.Emit(OpCodes.Stfld, Members.Bits);
    }

    private void FloatInPlace(LocalVariable variable, LocalBuilder content, BinaryOperator op)
    {
        code.Place(variable);
        BitsOf(variable);
        _il.Emit(OpCodes.Call, ((Func<long, double>)BitConverter.Int64BitsToDouble).Method);
        code.Bits(content, asFloat: true);
        _il.Emit(OperatorCodes.OnFloats(op)!.Value);
        code.FloatToBits();
        _il.Emit(OpCodes.Stfld, Members.Bits);
    }
}
