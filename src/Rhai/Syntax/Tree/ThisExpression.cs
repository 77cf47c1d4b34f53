namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>this</c>, the receiver of a method.</summary>
public sealed record ThisExpression(Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
