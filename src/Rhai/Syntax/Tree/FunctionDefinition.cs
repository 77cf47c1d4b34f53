namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// <c>fn</c>, only at global level; with a <paramref name="ReceiverType"/> it is a method of that type alone. Doc-comments are kept with
/// their marks.
/// </summary>
public sealed record FunctionDefinition(
    string Name, string? ReceiverType, IReadOnlyList<Parameter> Parameters, BlockExpression Body, bool IsPrivate, IReadOnlyList<string> Documentation, Position Position) : Statement(Position)
{
    private protected override IEnumerable<SyntaxNode> Parts() => [.. Parameters, Body];
}
