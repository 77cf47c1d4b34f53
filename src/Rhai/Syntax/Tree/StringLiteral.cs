namespace Maru.Rhai.Syntax.Tree;

/// <summary>A string without placeholders; <paramref name="Form"/> is how it was quoted.</summary>
public sealed record StringLiteral(string Value, StringForm Form, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
