namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>for x in it { }</c>, or <c>for (x, i) in it { }</c> with a <paramref name="Counter"/>.</summary>
public sealed record ForExpression(
    Parameter Variable, Parameter? Counter, Expression Iterable, BlockExpression Body, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Variable, Counter, Iterable, Body);
}
