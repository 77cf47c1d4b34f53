namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>while c { }</c>.</summary>
public sealed record WhileExpression(Expression Condition, BlockExpression Body, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Condition, Body];
}
