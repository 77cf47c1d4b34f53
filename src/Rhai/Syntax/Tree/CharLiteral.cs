using System.Text;

namespace Maru.Rhai.Syntax.Tree;

/// <summary>One Unicode scalar in single quotes.</summary>
public sealed record CharLiteral(Rune Value, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
