namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>break</c>, perhaps with the loop's value.</summary>
public sealed record BreakStatement(Expression? Value, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Value);
}
