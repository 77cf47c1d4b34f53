namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>x.name</c>, or <c>x?.name</c> when optional; the place is the name's.</summary>
public sealed record MemberExpression(Expression Target, string Name, bool IsOptional, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Target];
}
