namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed record BoolLiteral(bool Value, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
