namespace Maru.Rhai.Syntax.Tree;

/// <summary>A bare name: a variable, or else a function as a pointer.</summary>
public sealed record VariableExpression(string Name, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
