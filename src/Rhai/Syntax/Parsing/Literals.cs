using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>What can be refused of literals before the script runs.</summary>
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
        UnaryExpression { Operator: not UnaryOperator.Not, Operand: var operand } => KindOf(Bare(operand)) is "a number" or "a floating-point number",
        ArrayLiteral array => array.Items.All(IsFixed),
        MapLiteral map => map.Entries.All(e => IsFixed(e.Value)),
        RangeExpression range => IsWhole(range.Start) && IsWhole(range.End),
        _ => false,
    };

    private static bool IsWhole(Expression? end) => end is null || Bare(end) is IntegerLiteral or UnaryExpression { Operator: not UnaryOperator.Not, Operand: IntegerLiteral };

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
