namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// Walks a tree outermost first; override <see cref="Visit"/>, look at the node's type, and call the base to go on inside.
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
