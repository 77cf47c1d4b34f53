namespace Maru.Rhai.Syntax.Tree;

/// <summary>A step of a block. Only <see cref="ExpressionStatement"/> gives its block a value; the others give <c>()</c>.</summary>
public abstract record Statement(Position Position) : SyntaxNode(Position);
