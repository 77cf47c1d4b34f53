namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>#{a: 1, "b c": 2}</c>; keys are unique, in the order they were written.</summary>
public sealed record MapLiteral(IReadOnlyList<MapEntry> Entries, Position Position) : Expression(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Entries;
}
