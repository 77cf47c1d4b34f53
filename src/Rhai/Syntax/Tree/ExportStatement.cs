namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>export x as y</c>; without a name it keeps its own.</summary>
public sealed record ExportStatement(Parameter Variable, Parameter? Alias, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Variable, Alias);
}
