namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>try { } catch (e) { }</c>; the name is optional.</summary>
public sealed record TryStatement(
    BlockExpression Body, Parameter? Variable, BlockExpression Handler, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Body, Variable, Handler);
}
