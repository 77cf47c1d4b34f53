namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// One arm: no <paramref name="Cases"/> is <c>_</c>. Cases are literals or a <see cref="RangeExpression"/> of integer literals; the body is
/// a statement.
/// </summary>
public sealed record SwitchArm(IReadOnlyList<Expression> Cases, Expression? Guard, Statement Body, Position Position) : SyntaxNode(Position)
{
    /// <summary>Whether this is the <c>_</c> arm.</summary>
    public bool IsDefault => Cases.Count == 0;

    private protected override IEnumerable<SyntaxNode> Parts() => [.. Cases, .. Present(Guard, Body)];
}
