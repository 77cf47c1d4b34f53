namespace Maru.Rhai.Syntax.Tree;

/// <summary>
/// A piece of a script as it was written: immutable, names unresolved. Equality is by reference of lists; compare trees by
/// <see cref="SyntaxShape"/>.
/// </summary>
/// <param name="Position">The node's place; for operators, calls and members the place of the operator or name.</param>
public abstract record SyntaxNode(Position Position)
{
    /// <summary>The pieces directly inside, in the order they were written.</summary>
    public IEnumerable<SyntaxNode> Children => Parts();

    /// <summary>This piece and everything inside it, outermost first.</summary>
    public IEnumerable<SyntaxNode> Everything()
    {
        var open = new Stack<SyntaxNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children.Reverse())
            {
                open.Push(child);
            }
        }
    }

    private protected abstract IEnumerable<SyntaxNode> Parts();

    private protected static IEnumerable<SyntaxNode> Present(params ReadOnlySpan<SyntaxNode?> parts)
    {
        var found = new List<SyntaxNode>(parts.Length);
        foreach (var part in parts)
        {
            if (part is not null)
            {
                found.Add(part);
            }
        }

        return found;
    }
}
