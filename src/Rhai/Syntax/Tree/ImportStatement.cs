namespace Maru.Rhai.Syntax.Tree;

/// <summary><c>import "path" as name</c>; without a name the module runs but cannot be reached.</summary>
public sealed record ImportStatement(Expression Path, Parameter? Alias, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => Present(Path, Alias);
}
