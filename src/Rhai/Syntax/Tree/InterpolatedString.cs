namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// A back-tick string with placeholders: its parts are <see cref="StringLiteral"/> and <see cref="BlockExpression"/>, joined as text.
/// </summary>
public sealed record InterpolatedString(IReadOnlyList<Expression> Segments, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Segments;
}
