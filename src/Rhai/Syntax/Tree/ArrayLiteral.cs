namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>[a, b]</c>.</summary>
public sealed record ArrayLiteral(IReadOnlyList<Expression> Items, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Items;
}
