namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>loop { }</c>.</summary>
public sealed record LoopExpression(BlockExpression Body, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Body];
}
