namespace Maru.Rhai.Syntax.Tree;

/// <summary>A floating number, or a whole one too big for i64; <paramref name="Text"/> is how it was written.</summary>
public sealed record FloatLiteral(double Value, string Text, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
