namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>switch</c>; arms in the order they were written.</summary>
public sealed record SwitchExpression(
    Expression Subject, IReadOnlyList<SwitchArm> Arms, Position End, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Subject, .. Arms];
}
