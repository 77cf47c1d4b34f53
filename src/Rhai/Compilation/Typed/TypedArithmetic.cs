using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Compilation.Numeric;
using Maru.Rhai.Operations;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>Emits operators on numbers of assumed kinds; operations that may fail are left to the general code.</summary>
internal sealed class TypedArithmetic(CodeWriter code, TypedState state)
{
    private readonly ILGenerator _il = code.Il;

    /// <summary>Leaves the result on the stack.</summary>
    public void Combine(
        BinaryOperator op, (LocalBuilder Value, NumericKind Kind) a, (LocalBuilder Value, NumericKind Kind) b, BoundNode right)
    {
        if (a.Kind == NumericKind.Float || b.Kind == NumericKind.Float)
        {
            Float(a);
            Float(b);
            _il.Emit(OperatorCodes.OnFloats(op)!.Value);
            return;
        }

        switch (op)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract: Sum(op == BinaryOperator.Add, a.Value, b.Value, right); break;
            case BinaryOperator.Multiply: Product(a.Value, b.Value); break;
            case BinaryOperator.Divide: Quotient(OpCodes.Div, a.Value, b.Value, right); break;
            case BinaryOperator.Modulo: Quotient(OpCodes.Rem, a.Value, b.Value, right); break;
            case BinaryOperator.BitAnd: Plain(OpCodes.And, a.Value, b.Value); break;
            case BinaryOperator.BitOr: Plain(OpCodes.Or, a.Value, b.Value); break;
            default: Plain(OpCodes.Xor, a.Value, b.Value); break;
        }
    }

    /// <summary>For floats, leaves the result of the comparison on the stack; otherwise both sides.</summary>
    public void Compare(BinaryOperator op, (LocalBuilder Value, NumericKind Kind) a, (LocalBuilder Value, NumericKind Kind) b)
    {
        if (a.Kind != NumericKind.Float && b.Kind != NumericKind.Float)
        {
            _il.Emit(OpCodes.Ldloc, a.Value);
            _il.Emit(OpCodes.Ldloc, b.Value);
            return;
        }

        var swapped = op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        Float(swapped ? b : a);
        Float(swapped ? a : b);
        _il.Emit(OpCodes.Call, OperatorCodes.FloatTest(op));
    }

    private void Float((LocalBuilder Value, NumericKind Kind) number)
    {
        _il.Emit(OpCodes.Ldloc, number.Value);
        if (number.Kind != NumericKind.Float)
        {
            _il.Emit(OpCodes.Conv_R8);
        }
    }

    private void Plain(OpCode operation, LocalBuilder a, LocalBuilder b)
    {
        _il.Emit(OpCodes.Ldloc, a);
        _il.Emit(OpCodes.Ldloc, b);
        _il.Emit(operation);
    }

    private void Sum(bool isAdd, LocalBuilder a, LocalBuilder b, BoundNode right)
    {
        var result = state.Rent(NumericKind.Int);
        Plain(isAdd ? OpCodes.Add : OpCodes.Sub, a, b);
        _il.Emit(OpCodes.Stloc, result);
        if (right is BoundConstant constant)
        {
            _il.Emit(OpCodes.Ldloc, result);
            _il.Emit(OpCodes.Ldloc, a);
            _il.Emit((constant.Value.Int >= 0) == isAdd ? OpCodes.Blt : OpCodes.Bgt, state.Otherwise);
        }
        else
        {
            // Negative when the sign cannot be right: (a ^ sum) & (b ^ sum), and (a ^ b) & (a ^ difference).
            Plain(OpCodes.Xor, a, isAdd ? result : b);
            Plain(OpCodes.Xor, isAdd ? b : a, result);
            _il.Emit(OpCodes.And);
            _il.Emit(OpCodes.Ldc_I4_0);
            _il.Emit(OpCodes.Conv_I8);
            _il.Emit(OpCodes.Blt, state.Otherwise);
        }

        _il.Emit(OpCodes.Ldloc, result);
        state.Return(result, NumericKind.Int);
    }

    // If both factors fit into half the bits, the product cannot overflow.
    private void Product(LocalBuilder a, LocalBuilder b)
    {
        var (large, done, otherwise) = (_il.DefineLabel(), _il.DefineLabel(), state.Otherwise);
        IsHalf(a, large);
        IsHalf(b, large);
        _il.MarkLabel(done);
        code.Cold.Add(large, done, () =>
        {
            _il.Emit(OpCodes.Ldloc, a);
            _il.Emit(OpCodes.Ldloc, b);
            _il.Emit(OpCodes.Call, ((Func<long, long, bool>)IntegerMath.ProductOverflows).Method);
            _il.Emit(OpCodes.Brtrue, otherwise);
        });
        Plain(OpCodes.Mul, a, b);
    }

    private void IsHalf(LocalBuilder number, Label otherwise)
    {
        _il.Emit(OpCodes.Ldloc, number);
        _il.Emit(OpCodes.Conv_I4);
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Ldloc, number);
        _il.Emit(OpCodes.Bne_Un, otherwise);
    }

    // Division by 0 always fails, and division by -1 can overflow.
    private void Quotient(OpCode operation, LocalBuilder a, LocalBuilder b, BoundNode right)
    {
        if (!OperatorCodes.IsPlainDivisor(right))
        {
            _il.Emit(OpCodes.Ldloc, b);
            _il.Emit(OpCodes.Ldc_I8, 1L);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Ldc_I8, 1L);
            _il.Emit(OpCodes.Ble_Un, state.Otherwise);
        }

        Plain(operation, a, b);
    }
}
