namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>()</c>.</summary>
public sealed record UnitLiteral(Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
