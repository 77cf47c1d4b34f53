namespace Maru.Rhai.Syntax.Tree;

/// <summary>An expression as a statement.</summary>
public sealed record ExpressionStatement(Expression Expression, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Expression];
}
