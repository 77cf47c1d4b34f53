namespace Maru.Rhai.Syntax.Tree;

/// <summary>Something that has a value. Blocks, if, switch and loops are expressions too.</summary>
public abstract record Expression(Position Position) : SyntaxNode(Position);
