namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// <c>x.f(a)</c>; with <paramref name="IsOptional"/> it was <c>x?.f(a)</c>: if <c>x</c> is <c>()</c>, the rest of the chain is <c>()</c>.
/// </summary>
public sealed record MethodCallExpression(
    Expression Target, string Name, IReadOnlyList<Expression> Arguments, bool IsOptional, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Target, .. Arguments];
}
