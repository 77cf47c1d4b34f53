namespace Maru.Rhai.Syntax.Tree;

/// <summary>An operator between two expressions; the place is the operator's.</summary>
public sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Left, Right];
}
