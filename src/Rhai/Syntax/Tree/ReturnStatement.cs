namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>return</c>, perhaps with a value.</summary>
public sealed record ReturnStatement(Expression? Value, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Value);
}
