namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>target = value</c>, or with an operator <c>target += value</c>; the place is the operator's.</summary>
public sealed record AssignmentStatement(
    Expression Target, BinaryOperator? Operator, Expression Value, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Target, Value];
}
