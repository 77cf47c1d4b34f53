namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// Walks a tree outermost first; override <see cref="Visit"/>, check the node's type, and call the base method to visit its children.
/// </summary>
public abstract class SyntaxWalker
{
    /// <summary>Sees a node; the base visits its children.</summary>
    public virtual void Visit(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        foreach (var child in node.Children)
        {
            Visit(child);
        }
    }
}
