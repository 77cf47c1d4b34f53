namespace Maru.Rhai.Syntax.Tree;

/// <summary>A whole script.</summary>
public sealed record ScriptSyntax(
    IReadOnlyList<Statement> Statements, IReadOnlyList<Comment> Comments, string Text, Position Position) : SyntaxNode(Position)
{
    /// <summary>The functions it defines, in the order they were written.</summary>
    public IEnumerable<FunctionDefinition> Functions => Statements.OfType<FunctionDefinition>();

    private protected override IEnumerable<SyntaxNode> Parts() => Statements;
}
