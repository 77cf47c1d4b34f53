namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// A call by name, <c>f(a)</c>, <c>m::f(a)</c>; with <paramref name="SeesCaller"/> it was <c>f!(a)</c> and runs inside the caller's scope.
/// </summary>
public sealed record CallExpression(
    IReadOnlyList<string> Modules, string Name, IReadOnlyList<Expression> Arguments, bool SeesCaller, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Arguments;
}
