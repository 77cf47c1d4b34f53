using System.Reflection.Emit;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Compilation.Emission;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>Emits operators on numbers whose kinds are known. Leaves results on the stack.</summary>
internal sealed class NumericArithmetic(NumericMethod method, NumericWriter code, NumericExpressions expressions)
{
    private readonly ILGenerator _il = code.Il;

    public void Value(BoundBinary node)
    {
        var a = expressions.Into(node.Left);
        var b = expressions.Into(node.Right);
        var result = code.Rent(method.KindOf(node));
        if (method.KindOf(node) == NumericKind.Float)
        {
            Floats(node, a, b);
        }
        else
        {
            Integers(node, result, a, b);
        }

        code.Return(result, method.KindOf(node));
        expressions.Free(a, node.Left);
        expressions.Free(b, node.Right);
    }

    /// <summary><c>x += v</c> and the like.</summary>
    public void Assign(BoundAssign node, LocalBuilder variable, NumericKind kind)
    {
        var value = expressions.Into(node.Value);
        var op = node.Operator!.Value;
        if (kind == NumericKind.Float)
        {
            Floats(op, variable, value, true, method.KindOf(node.Value) == NumericKind.Float);
        }
        else
        {
            var result = code.Rent(kind);
            Integers(op, node.Value, result, variable, value);
            code.Return(result, kind);
        }

        _il.Emit(OpCodes.Stloc, variable);
        expressions.Free(value, node.Value);
    }

    private void Floats(BoundBinary node, LocalBuilder a, LocalBuilder b) =>
        Floats(node.Operator, a, b, method.KindOf(node.Left) == NumericKind.Float, method.KindOf(node.Right) == NumericKind.Float);

    private void Floats(BinaryOperator op, LocalBuilder a, LocalBuilder b, bool aIsFloat, bool bIsFloat)
    {
        Float(a, aIsFloat);
        Float(b, bIsFloat);
        if (OperatorCodes.OnFloats(op) is { } operation)
        {
            _il.Emit(operation);
        }
        else
        {
            _il.Emit(OpCodes.Call, ((Func<double, double, double>)Math.Pow).Method);
        }
    }

    private void Float(LocalBuilder local, bool isFloat)
    {
        _il.Emit(OpCodes.Ldloc, local);
        if (!isFloat)
        {
            _il.Emit(OpCodes.Conv_R8);
        }
    }

    private void Integers(BoundBinary node, LocalBuilder result, LocalBuilder a, LocalBuilder b) =>
        Integers(node.Operator, node.Right, result, a, b);

    private void Integers(BinaryOperator op, BoundNode right, LocalBuilder result, LocalBuilder a, LocalBuilder b)
    {
        var divides = OperatorCodes.IsPlainDivisor(right);
        switch (op)
        {
            case BinaryOperator.Add or BinaryOperator.Subtract: Sum(op, right, result, a, b); break;
            case BinaryOperator.Multiply: Checked(nameof(NumericOperations.Multiply), result, a, b); break;
            case BinaryOperator.Divide when divides: Plain(OpCodes.Div, a, b); break;
            case BinaryOperator.Divide: Checked(nameof(NumericOperations.Divide), result, a, b); break;
            case BinaryOperator.Modulo when divides: Plain(OpCodes.Rem, a, b); break;
            case BinaryOperator.Modulo: Checked(nameof(NumericOperations.Modulo), result, a, b); break;
            case BinaryOperator.Power: Checked(nameof(NumericOperations.Power), result, a, b); break;
            case BinaryOperator.BitAnd: Plain(OpCodes.And, a, b); break;
            case BinaryOperator.BitOr: Plain(OpCodes.Or, a, b); break;
            case BinaryOperator.BitXor: Plain(OpCodes.Xor, a, b); break;
            default:
                _il.Emit(OpCodes.Ldloc, a);
                _il.Emit(OpCodes.Ldloc, b);
                code.Call(op == BinaryOperator.ShiftLeft ? nameof(NumericOperations.ShiftLeft) : nameof(NumericOperations.ShiftRight));
                break;
        }
    }

    private void Plain(OpCode operation, LocalBuilder a, LocalBuilder b)
    {
        _il.Emit(OpCodes.Ldloc, a);
        _il.Emit(OpCodes.Ldloc, b);
        _il.Emit(operation);
    }

    private void Checked(string operation, LocalBuilder result, LocalBuilder a, LocalBuilder b)
    {
        code.Run();
        _il.Emit(OpCodes.Ldloc, a);
        _il.Emit(OpCodes.Ldloc, b);
        code.Call(operation);
        _il.Emit(OpCodes.Stloc, result);
        code.LeaveOnFault();
        _il.Emit(OpCodes.Ldloc, result);
    }

    private void Sum(BinaryOperator op, BoundNode right, LocalBuilder result, LocalBuilder a, LocalBuilder b)
    {
        var overflow = code.Cold(() =>
        {
            code.Run();
            _il.Emit(OpCodes.Ldc_I4, (int)op);
            _il.Emit(OpCodes.Ldloc, a);
            _il.Emit(OpCodes.Ldloc, b);
            code.Call(nameof(NumericOperations.Overflow));
        });
        Plain(op == BinaryOperator.Add ? OpCodes.Add : OpCodes.Sub, a, b);
        _il.Emit(OpCodes.Stloc, result);
        if (right is BoundConstant constant)
        {
            var grows = (constant.Value.Int >= 0) == (op == BinaryOperator.Add);
            _il.Emit(OpCodes.Ldloc, result);
            _il.Emit(OpCodes.Ldloc, a);
            _il.Emit(grows ? OpCodes.Blt : OpCodes.Bgt, overflow);
        }
        else
        {
            Wraps(op == BinaryOperator.Add, result, a, b);
            _il.Emit(OpCodes.Blt, overflow);
        }

        _il.Emit(OpCodes.Ldloc, result);
    }

    // Negative when the sign cannot be right: (a ^ sum) & (b ^ sum), and (a ^ b) & (a ^ difference).
    private void Wraps(bool isAdd, LocalBuilder result, LocalBuilder a, LocalBuilder b)
    {
        Plain(OpCodes.Xor, a, isAdd ? result : b);
        Plain(OpCodes.Xor, isAdd ? b : a, result);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I8);
    }
}
