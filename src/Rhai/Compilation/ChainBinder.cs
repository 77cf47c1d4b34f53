using System.Runtime.InteropServices;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation;

/// <summary>Binds chains of properties, indexes and method calls.</summary>
internal sealed class ChainBinder(FunctionBinder binder)
{
    public BoundChain Bind(Expression expression, ChainAssignment? assignment)
    {
        var steps = new Stack<Expression>();
        var at = expression;
        while (TargetOf(at) is { } target)
        {
            steps.Push(at);
            at = target;
        }

        var flags = Optional(steps);
        var links = new List<ChainLink>(flags.Count);
        foreach (var step in steps.Where(s => s is not ParenthesizedExpression))
        {
            links.Add(Link(step, flags[links.Count]));
        }

        return new BoundChain(binder.Operand(at), [.. links], assignment, expression.Position);
    }

    /// <summary>The expression that this one continues: <c>(a.b).c</c> is the same chain as <c>a.b.c</c>.</summary>
    public static Expression? TargetOf(Expression expression) => expression switch
    {
        MemberExpression e => e.Target,
        IndexExpression e => e.Target,
        MethodCallExpression e => e.Target,
        ParenthesizedExpression e => e.Inner,
        _ => null,
    };

    /// <summary>A <c>?[</c> with a dot after it in the same parentheses gives its question mark to that dot.</summary>
    private static List<bool> Optional(IEnumerable<Expression> steps)
    {
        var flags = new List<bool>();
        var from = 0;
        foreach (var step in steps)
        {
            if (step is IndexExpression index)
            {
                flags.Add(index.IsOptional);
                continue;
            }

            if (step is not ParenthesizedExpression)
            {
                flags.Add(step is MemberExpression { IsOptional: true } or MethodCallExpression { IsOptional: true });
                flags[^1] |= flags.Skip(from).Any(f => f);
                CollectionsMarshal.AsSpan(flags)[from..^1].Clear();
            }

            from = flags.Count;
        }

        return flags;
    }

    private ChainLink Link(Expression step, bool isOptional) => step switch
    {
        MemberExpression e => new PropertyLink(e.Name, e.Position) { IsOptional = isOptional },
        IndexExpression e => new IndexLink(binder.Operand(e.Index), e.Position) { IsOptional = isOptional },
        MethodCallExpression e => new MethodLink(e.Name, binder.Operands(e.Arguments), e.Position) { IsOptional = isOptional },
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
