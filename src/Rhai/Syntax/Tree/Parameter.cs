namespace Maru.Rhai.Syntax.Tree;

/// <summary>A parameter of a function or closure.</summary>
public sealed record Parameter(string Name, Position Position) : SyntaxNode(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
