namespace Maru.Rhai.Syntax.Tree;

/// <summary>How operators are written and how tightly they bind.</summary>
public static class Operators
{
    /// <summary>The precedence of <c>..</c> and <c>..=</c>.</summary>
    public const int RangePrecedence = 140;

    /// <summary>The operator as written.</summary>
    public static string TextOf(this BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Modulo => "%",
        BinaryOperator.Power => "**",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.BitAnd => "&",
        BinaryOperator.BitOr => "|",
        BinaryOperator.BitXor => "^",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.And => "&&",
        BinaryOperator.Or => "||",
        BinaryOperator.Coalesce => "??",
        BinaryOperator.In => "in",
        BinaryOperator.NotIn => "!in",
    };

    /// <summary>The operator as written.</summary>
    public static string TextOf(this UnaryOperator op) => op switch
    {
        UnaryOperator.Minus => "-",
        UnaryOperator.Plus => "+",
        UnaryOperator.Not => "!",
    };

    /// <summary>How tightly it binds, 30 to 210; all but <c>**</c> group from the left.</summary>
    public static int Precedence(this BinaryOperator op) => op switch
    {
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => 210,
        BinaryOperator.Power => 190,
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Modulo => 180,
        BinaryOperator.Add or BinaryOperator.Subtract => 150,
        BinaryOperator.Coalesce => 135,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => 130,
        BinaryOperator.In or BinaryOperator.NotIn => 110,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 90,
        BinaryOperator.BitAnd or BinaryOperator.And => 60,
        BinaryOperator.BitOr or BinaryOperator.BitXor or BinaryOperator.Or => 30,
    };

    internal static bool IsComparison(this BinaryOperator op) => op is BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater
        or BinaryOperator.GreaterOrEqual or BinaryOperator.Equal or BinaryOperator.NotEqual;
}
