namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>x[i]</c>, or <c>x?[i]</c> when optional; the place is the bracket's.</summary>
public sealed record IndexExpression(Expression Target, Expression Index, bool IsOptional, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Target, Index];
}
