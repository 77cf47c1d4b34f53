namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>|a, b| body</c>. Which outer variables it captures is found when names are resolved.</summary>
public sealed record ClosureExpression(IReadOnlyList<Parameter> Parameters, Statement Body, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [.. Parameters, Body];
}
