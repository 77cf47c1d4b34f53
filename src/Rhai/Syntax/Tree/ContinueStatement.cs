namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>continue</c>.</summary>
public sealed record ContinueStatement(Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
