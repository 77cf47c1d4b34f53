namespace Maru.Rhai.Syntax.Tree;

/// <summary>A prefix operator; the place is the operator's.</summary>
public sealed record UnaryExpression(UnaryOperator Operator, Expression Operand, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Operand];
}
