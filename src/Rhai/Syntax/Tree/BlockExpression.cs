namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>{ … }</c>: its value is that of its last statement; <paramref name="End"/> is the place of its closing brace.</summary>
public sealed record BlockExpression(IReadOnlyList<Statement> Statements, Position End, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Statements;
}
