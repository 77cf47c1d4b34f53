namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// An expression in parentheses. They end a chain: in <c>(x?.y).z</c> the <c>.z</c> is read even if the inner value is <c>()</c>.
/// </summary>
public sealed record ParenthesizedExpression(Expression Inner, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Inner];
}
