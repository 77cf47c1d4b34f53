namespace Maru.Rhai.Syntax.Tree;

/// <summary>A name inside modules, <c>a::b::NAME</c>; <c>global</c> as first module means the script's constants.</summary>
public sealed record PathExpression(IReadOnlyList<string> Modules, string Name, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [];
}
