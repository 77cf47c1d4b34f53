namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>do { } while c</c>, or <c>until c</c>.</summary>
public sealed record DoExpression(BlockExpression Body, Expression Condition, bool IsUntil, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Body, Condition];
}
