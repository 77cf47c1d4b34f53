using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Operations;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Emits operators: inline for whole numbers and floats; other types call the interpreter's operations.</summary>
internal sealed class ArithmeticEmitter(CodeWriter code, ExpressionEmitter expressions)
{
    private readonly ILGenerator _il = code.Il;
    private readonly ComparisonEmitter _comparison = new(code);
    private readonly LocalBuilder _left = code.Il.DeclareLocal(typeof(long));
    private readonly LocalBuilder _right = code.Il.DeclareLocal(typeof(long));
    private readonly LocalBuilder _long = code.Il.DeclareLocal(typeof(long));

    public void Value(LocalBuilder target, BoundBinary node)
    {
        var (a, b) = Operands(node);
        var (floats, slow, done) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        if (HasFastIntegers(node.Operator))
        {
            code.UnlessMarked(a, Members.IntMark, floats);
            code.UnlessMarked(b, Members.IntMark, floats);
            Integers(node, a, b, slow);
            Make(target, Members.IntMark);
            _il.Emit(OpCodes.Br, done);
        }

        _il.MarkLabel(floats);
        if (OperatorCodes.OnFloats(node.Operator) is { } operation)
        {
            code.UnlessMarked(a, Members.FloatMark, slow);
            code.UnlessMarked(b, Members.FloatMark, slow);
            code.Bits(a, asFloat: true);
            code.Bits(b, asFloat: true);
            _il.Emit(operation);
            code.FloatToBits();
            Make(target, Members.FloatMark);
            _il.Emit(OpCodes.Br, done);
        }

        _il.Emit(OpCodes.Br, slow);
        _il.MarkLabel(done);
        code.Cold.Add(slow, done, () =>
        {
            Slow(node, a, b, nameof(CompiledOperations.Binary));
            _il.Emit(OpCodes.Stloc, target);
        });
        Release(a, b);
    }

    /// <summary>Jumps to the label if the comparison has this result, otherwise continues.</summary>
    public void When(BoundBinary node, bool isTrue, Label target)
    {
        var (a, b) = Operands(node);
        var (slow, done) = (_il.DefineLabel(), _il.DefineLabel());
        _comparison.When(node.Operator, isTrue, a, b, (target, slow, done));
        _il.MarkLabel(done);
        code.Cold.Add(slow, done, () =>
        {
            Slow(node, a, b, nameof(CompiledOperations.Compare));
            _il.Emit(isTrue ? OpCodes.Brtrue : OpCodes.Brfalse, target);
        });
        Release(a, b);
    }

    /// <summary>The comparison as a value: a host's own operator may return something other than a bool.</summary>
    public void CompareInto(LocalBuilder target, BoundBinary node)
    {
        var (a, b) = Operands(node);
        var (yes, no, slow, done) = (_il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel(), _il.DefineLabel());
        _comparison.When(node.Operator, isTrue: true, a, b, (yes, slow, no));
        Truths(target, yes, no, done);
        code.Cold.Add(slow, done, () =>
        {
            Slow(node, a, b, nameof(CompiledOperations.Binary));
            _il.Emit(OpCodes.Stloc, target);
        });
        Release(a, b);
    }

    /// <summary>Produces true at the first label and false at the second, and continues at the third.</summary>
    public void Truths(LocalBuilder target, Label yes, Label no, Label done)
    {
        _il.MarkLabel(yes);
        _il.Emit(OpCodes.Ldc_I4_1);
        MakeBool(target);
        _il.Emit(OpCodes.Br, done);
        _il.MarkLabel(no);
        _il.Emit(OpCodes.Ldc_I4_0);
        MakeBool(target);
        _il.MarkLabel(done);
    }

    public void MakeBool(LocalBuilder target)
    {
        _il.Emit(OpCodes.Conv_I8);
        Make(target, Members.BoolMark);
    }

    /// <summary>Makes a value of the bits on the stack.</summary>
    public void Make(LocalBuilder target, System.Reflection.FieldInfo mark)
    {
        _il.Emit(OpCodes.Stloc, _long);
        _il.Emit(OpCodes.Ldsfld, mark);
        _il.Emit(OpCodes.Ldloc, _long);
        _il.Emit(OpCodes.Newobj, Members.NewValue);
        _il.Emit(OpCodes.Stloc, target);
    }

    private (LocalBuilder A, LocalBuilder B) Operands(BoundBinary node) =>
        (expressions.Into(node.Left, borrow: node.Right.IsQuiet), expressions.Into(node.Right, borrow: true));

    private void Release(LocalBuilder a, LocalBuilder b)
    {
        code.Return(a);
        code.Return(b);
    }

    private void Slow(BoundBinary node, LocalBuilder a, LocalBuilder b, string operation)
    {
        _il.Emit(OpCodes.Ldarg_1);
        code.Constant(node);
        _il.Emit(OpCodes.Ldloc, a);
        _il.Emit(OpCodes.Ldloc, b);
        code.Call(Members.Operation(operation));
    }

    private static bool HasFastIntegers(BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply
        or BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor;

    // Leaves the result on the stack; sums that overflow use the slow path, which refuses them.
    private void Integers(BoundBinary node, LocalBuilder a, LocalBuilder b, Label slow)
    {
        code.Bits(a);
        code.Bits(b);
        switch (node.Operator)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract: Sum(node.Operator == BinaryOperator.Add, slow); break;
            case BinaryOperator.Multiply: Checked(nameof(IntegerMath.Multiply)); break;
            case BinaryOperator.Divide when OperatorCodes.IsPlainDivisor(node.Right): _il.Emit(OpCodes.Div); break;
            case BinaryOperator.Divide: Checked(nameof(IntegerMath.Divide)); break;
            case BinaryOperator.Modulo when OperatorCodes.IsPlainDivisor(node.Right): _il.Emit(OpCodes.Rem); break;
            case BinaryOperator.Modulo: Checked(nameof(IntegerMath.Modulo)); break;
            case BinaryOperator.BitAnd: _il.Emit(OpCodes.And); break;
            case BinaryOperator.BitOr: _il.Emit(OpCodes.Or); break;
            default: _il.Emit(OpCodes.Xor); break;
        }
    }

    private void Checked(string operation)
    {
        code.Spill();
        _il.Emit(OpCodes.Call, Members.Integer(operation));
    }

    private void Sum(bool isAdd, Label slow)
    {
        _il.Emit(OpCodes.Stloc, _right);
        _il.Emit(OpCodes.Stloc, _left);
        _il.Emit(OpCodes.Ldloc, _left);
        _il.Emit(OpCodes.Ldloc, _right);
        _il.Emit(isAdd ? OpCodes.Add : OpCodes.Sub);
        _il.Emit(OpCodes.Stloc, _long);
        _il.Emit(OpCodes.Ldloc, _left);
        _il.Emit(OpCodes.Ldloc, isAdd ? _long : _right);
        _il.Emit(OpCodes.Xor);
        _il.Emit(OpCodes.Ldloc, isAdd ? _right : _left);
        _il.Emit(OpCodes.Ldloc, _long);
        _il.Emit(OpCodes.Xor);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Blt, slow);
        _il.Emit(OpCodes.Ldloc, _long);
    }
}
