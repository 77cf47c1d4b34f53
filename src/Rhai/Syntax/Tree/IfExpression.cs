namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// <c>if</c>; <paramref name="Otherwise"/> is a <see cref="BlockExpression"/> or another <see cref="IfExpression"/>, or absent.
/// </summary>
public sealed record IfExpression(
    Expression Condition, BlockExpression Then, Expression? Otherwise, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Condition, Then, Otherwise);
}
