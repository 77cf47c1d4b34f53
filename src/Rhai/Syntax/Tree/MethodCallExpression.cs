namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>x.f(a)</c>; with <paramref name="IsOptional"/> it was <c>x?.f(a)</c>: of <c>()</c> the rest of the chain is <c>()</c>. A <paramref name="SeesCaller"/> call was <c>x.f!(a)</c>, which always fails.</summary>
public sealed record MethodCallExpression(
    Expression Target, string Name, IReadOnlyList<Expression> Arguments, bool IsOptional, bool SeesCaller, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Target, .. Arguments];
}
