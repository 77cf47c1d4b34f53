namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>throw</c>, perhaps with a value.</summary>
public sealed record ThrowStatement(Expression? Value, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Value);
}
