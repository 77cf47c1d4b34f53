using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Operations;

/// <summary>The operators built into the language. Text, containers and types of the host follow in <see cref="RhaiOperations"/>.</summary>
internal static class RhaiOperators
{
    public static RhaiValue Integers(BinaryOperator op, long a, long b) => op switch
    {
        BinaryOperator.Add => IntegerMath.Add(a, b),
        BinaryOperator.Subtract => IntegerMath.Subtract(a, b),
        BinaryOperator.Multiply => IntegerMath.Multiply(a, b),
        BinaryOperator.Divide => IntegerMath.Divide(a, b),
        BinaryOperator.Modulo => IntegerMath.Modulo(a, b),
        BinaryOperator.Power => IntegerMath.Power(a, b),
        BinaryOperator.ShiftLeft => IntegerMath.ShiftLeft(a, b),
        BinaryOperator.ShiftRight => IntegerMath.ShiftRight(a, b),
        BinaryOperator.BitAnd => a & b,
        BinaryOperator.BitOr => a | b,
        BinaryOperator.BitXor => a ^ b,
        BinaryOperator.Equal => a == b,
        BinaryOperator.NotEqual => a != b,
        BinaryOperator.Less => a < b,
        BinaryOperator.LessOrEqual => a <= b,
        BinaryOperator.Greater => a > b,
        BinaryOperator.GreaterOrEqual => a >= b,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>Null if floats have no such operator.</summary>
    public static RhaiValue? Floats(BinaryOperator op, double a, double b) => op switch
    {
        BinaryOperator.Add => a + b,
        BinaryOperator.Subtract => a - b,
        BinaryOperator.Multiply => a * b,
        BinaryOperator.Divide => a / b,
        BinaryOperator.Modulo => a % b,
        BinaryOperator.Power => Math.Pow(a, b),
        BinaryOperator.Equal => RhaiComparison.FloatsEqual(a, b),
        BinaryOperator.NotEqual => RhaiComparison.FloatsDiffer(a, b),
        BinaryOperator.Less => RhaiComparison.FloatLess(a, b),
        BinaryOperator.LessOrEqual => RhaiComparison.FloatLessOrEqual(a, b),
        BinaryOperator.Greater => RhaiComparison.FloatLess(b, a),
        BinaryOperator.GreaterOrEqual => RhaiComparison.FloatLessOrEqual(b, a),
        _ => null,
    };

    /// <summary>Null if there is no such built-in operator for the pair.</summary>
    public static RhaiValue? Other(BinaryOperator op, in RhaiValue a, in RhaiValue b)
    {
        var (left, right) = (a.Kind, b.Kind);
        if (left == RhaiKind.Bool && right == RhaiKind.Bool)
        {
            return Bools(op, a.Bool, b.Bool);
        }

        if (left is RhaiKind.String or RhaiKind.Char && right is RhaiKind.String or RhaiKind.Char)
        {
            return TextOperators.Apply(op, a, b);
        }

        if (IsNumber(left) && IsNumber(right))
        {
            return left == RhaiKind.Byte || right == RhaiKind.Byte ? Bytes(op, a, b)
                : Floats(op, RhaiComparison.ToFloat(a), RhaiComparison.ToFloat(b));
        }

        if (op == BinaryOperator.Add && (left == RhaiKind.String || right == RhaiKind.String))
        {
            return TextOperators.Concatenate(a, b);
        }

        return left == right ? SameKind(op, a, b) : Different(op, left, right) ?? ContainerOperators.Mixed(op, a, b);
    }

    private static bool IsNumber(RhaiKind kind) => kind is RhaiKind.Int or RhaiKind.Float or RhaiKind.Byte;

    private static RhaiValue? Bools(BinaryOperator op, bool a, bool b) => op switch
    {
        BinaryOperator.Equal => a == b,
        BinaryOperator.NotEqual or BinaryOperator.BitXor => a != b,
        BinaryOperator.BitAnd => a & b,
        BinaryOperator.BitOr => a | b,
        BinaryOperator.Less => !a & b,
        BinaryOperator.LessOrEqual => !a | b,
        BinaryOperator.Greater => a & !b,
        BinaryOperator.GreaterOrEqual => a | !b,
        _ => null,
    };

    private static RhaiValue? Bytes(BinaryOperator op, in RhaiValue a, in RhaiValue b)
    {
        if (a.Kind != b.Kind)
        {
            return null;
        }

        var result = Integers(op, a.Int, b.Int);
        if (!result.IsInt)
        {
            return result;
        }

        return result.Int is >= 0 and <= 255 ? RhaiValue.FromByte((byte)result.Int) : throw RhaiFaults.Arithmetic("Byte overflow");
    }

    private static RhaiValue? SameKind(BinaryOperator op, in RhaiValue a, in RhaiValue b)
    {
        if (a.Kind == RhaiKind.Unit)
        {
            return op switch
            {
                BinaryOperator.Equal => true,
                BinaryOperator.NotEqual or BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => false,
                _ => null,
            };
        }

        return op switch
        {
            BinaryOperator.Equal when HasEquality(a.Kind) => RhaiComparison.AreEqual(a, b),
            BinaryOperator.NotEqual when HasEquality(a.Kind) => !RhaiComparison.AreEqual(a, b),
            _ => ContainerOperators.Same(op, a, b),
        };
    }

    private static bool HasEquality(RhaiKind kind) =>
        kind is RhaiKind.Array or RhaiKind.Map or RhaiKind.Blob or RhaiKind.Range or RhaiKind.RangeInclusive;

    /// <summary>Values of different types are never equal and have no order; this is not an error.</summary>
    private static RhaiValue? Different(BinaryOperator op, RhaiKind left, RhaiKind right) => op switch
    {
        _ when IsRange(left) && IsRange(right) => op == BinaryOperator.NotEqual ? true : null,
        _ when left == RhaiKind.Host || right == RhaiKind.Host => null,
        BinaryOperator.NotEqual => true,
        BinaryOperator.Equal or BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => false,
        _ => null,
    };

    private static bool IsRange(RhaiKind kind) => kind is RhaiKind.Range or RhaiKind.RangeInclusive;
}
