namespace Maru.Rhai.Syntax.Tree;

/// <summary>One key of a map literal with its value.</summary>
public sealed record MapEntry(string Name, Expression Value, Position Position) : SyntaxNode(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [Value];
}
