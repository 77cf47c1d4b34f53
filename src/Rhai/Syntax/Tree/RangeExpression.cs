namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>a..b</c> or <c>a..=b</c>; a missing start is 0, a missing end the largest i64.</summary>
public sealed record RangeExpression(Expression? Start, Expression? End, bool IsInclusive, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Start, End);
}
