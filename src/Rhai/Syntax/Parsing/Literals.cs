using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>Checks of literals before the script runs.</summary>
internal static class Literals
{
    public static Expression Bare(Expression expression) => expression is ParenthesizedExpression nested ? Bare(nested.Inner) : expression;

    public static void NeedBool(Expression expression)
    {
        if (KindOf(Bare(expression)) is { } kind && kind != "a boolean")
        {
            throw Mismatched("a boolean expression", kind, expression);
        }
    }

    public static void NeedIterable(Expression expression)
    {
        if (KindOf(Bare(expression)) is { } kind && kind is not ("a string" or "an array"))
        {
            throw Mismatched("an iterable value", kind, expression);
        }
    }

    public static void NeedIndexable(Expression target, Expression index)
    {
        var (kind, by) = (KindOf(target), KindOf(Bare(index)));
        if (kind is "a floating-point number" or "a character" or "a boolean" or "()")
        {
            throw ParserState.Error("MalformedIndexExpr", $"{kind} cannot be indexed", target.Position);
        }

        var isWrong = kind switch
        {
            "an object map" => by is not (null or "a string"),
            "an array" or "a string" => by is not (null or "a number"),
            _ => false,
        };
        if (isWrong)
        {
            throw ParserState.Error("MalformedIndexExpr", $"{kind} cannot be indexed by {by}", index.Position);
        }
    }

    /// <summary>Whether the value is fixed by the text alone, as the cases of a switch must be.</summary>
    public static bool IsFixed(Expression expression) => Bare(expression) switch
    {
        UnitLiteral or BoolLiteral or IntegerLiteral or FloatLiteral or CharLiteral or StringLiteral => true,
        UnaryExpression => IsNumber(expression),
        ArrayLiteral array => array.Items.All(IsFixedItem),
        MapLiteral map => map.Entries.All(e => IsFixedItem(e.Value)),
        RangeExpression range => IsWhole(range.Start) && IsWhole(range.End),
        _ => false,
    };

    public static bool IsNumber(Expression expression) => Bare(expression) switch
    {
        IntegerLiteral or FloatLiteral => true,
        UnaryExpression { Operator: not UnaryOperator.Not } sign => IsNumber(sign.Operand),
        _ => false,
    };

    /// <summary>Whether it is a range of literals that is not empty.</summary>
    public static bool IsFilledRange(Expression expression) => Bare(expression) is RangeExpression range
        && Whole(range.End, long.MaxValue) - (range.IsInclusive ? 0 : 1) >= Whole(range.Start, 0);

    // Ranges are made by an operator, so a literal cannot contain one.
    private static bool IsFixedItem(Expression item) => Bare(item) is not RangeExpression && IsFixed(item);

    private static bool IsWhole(Expression? end) =>
        end is null || Bare(end) is IntegerLiteral or UnaryExpression { Operator: not UnaryOperator.Not, Operand: IntegerLiteral };

    private static Int128 Whole(Expression? end, long missing) => end is null ? missing : Bare(end) switch
    {
        IntegerLiteral whole => whole.Value,
        UnaryExpression { Operator: UnaryOperator.Minus } sign => -Whole(sign.Operand, 0),
        UnaryExpression sign => Whole(sign.Operand, 0),
        _ => 0,
    };

    private static string? KindOf(Expression expression) => expression switch
    {
        UnitLiteral => "()",
        BoolLiteral => "a boolean",
        IntegerLiteral => "a number",
        FloatLiteral => "a floating-point number",
        CharLiteral => "a character",
        StringLiteral or InterpolatedString => "a string",
        ArrayLiteral => "an array",
        MapLiteral => "an object map",
        _ => null,
    };

    private static RhaiSyntaxException Mismatched(string wanted, string found, Expression at) =>
        ParserState.Error("MismatchedType", $"Expecting {wanted}, not {found}", at.Position);
}
