using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Numeric;

/// <summary>The kind of an operator's result; <see cref="NumericKind.Mixed"/> if it is not only about numbers.</summary>
internal static class NumericRules
{
    public static bool IsNumber(NumericKind kind) => kind is NumericKind.Int or NumericKind.Float;

    public static bool IsValue(NumericKind kind) => kind is NumericKind.Int or NumericKind.Float or NumericKind.Bool;

    /// <summary>The kind of an existing value; a number with a tag set by the script is not a plain number.</summary>
    public static NumericKind Of(in RhaiValue value) =>
        ReferenceEquals(value.Object, RhaiMark.Int) ? NumericKind.Int
        : ReferenceEquals(value.Object, RhaiMark.Float) ? NumericKind.Float
        : ReferenceEquals(value.Object, RhaiMark.Bool) ? NumericKind.Bool
        : NumericKind.Mixed;

    /// <summary>A comparison of existing values cannot fail, so it makes no difference whether it is counted before or after.</summary>
    public static bool CountsLate(BoundIf choice) =>
        choice.Condition is BoundBinary { Left: BoundLocal or BoundConstant, Right: BoundLocal or BoundConstant }
        && choice is { Then: BoundBlock { Statements.Count: > 0 }, Otherwise: BoundBlock { Statements.Count: > 0 } };

    public static NumericKind Join(NumericKind a, NumericKind b) =>
        a == b || b == NumericKind.None ? a : a == NumericKind.None ? b : NumericKind.Mixed;

    public static NumericKind Unary(UnaryOperator op, NumericKind operand) => (op, operand) switch
    {
        (_, NumericKind.None) => NumericKind.None,
        (UnaryOperator.Minus or UnaryOperator.Plus, NumericKind.Int or NumericKind.Float) => operand,
        (UnaryOperator.Not, NumericKind.Bool) => NumericKind.Bool,
        _ => NumericKind.Mixed,
    };

    public static NumericKind Binary(BinaryOperator op, NumericKind left, NumericKind right)
    {
        if (left == NumericKind.None || right == NumericKind.None)
        {
            return NumericKind.None;
        }

        if (!IsNumber(left) || !IsNumber(right))
        {
            return left == NumericKind.Bool && right == NumericKind.Bool && op is BinaryOperator.Equal or BinaryOperator.NotEqual ? NumericKind.Bool : NumericKind.Mixed;
        }

        if (op.IsComparison())
        {
            return NumericKind.Bool;
        }

        return left == NumericKind.Int && right == NumericKind.Int ? Whole(op) : Fractional(op);
    }

    private static NumericKind Whole(BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply
        or BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.Power or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
        or BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor ? NumericKind.Int : NumericKind.Mixed;

    private static NumericKind Fractional(BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply
        or BinaryOperator.Divide or BinaryOperator.Modulo or BinaryOperator.Power ? NumericKind.Float : NumericKind.Mixed;
}
