namespace Maru.Rhai.Syntax.Tree;

/// <summary>A whole number; <paramref name="Text"/> is how it was written (<c>0xff</c>, <c>1_000</c>).</summary>
public sealed record IntegerLiteral(long Value, string Text, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
