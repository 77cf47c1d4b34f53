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
        while (at is MemberExpression or IndexExpression or MethodCallExpression)
        {
            steps.Push(at);
            at = at switch
            {
                MemberExpression e => e.Target,
                IndexExpression e => e.Target,
                MethodCallExpression e => e.Target,
                _ => at,
            };
        }

        var optional = Optional([.. steps]);
        var links = new List<ChainLink>();
        foreach (var step in steps)
        {
            links.Add(Link(step, optional[links.Count]));
        }

        return new BoundChain(binder.Operand(at), [.. links], assignment, expression.Position);
    }

    /// <summary>A <c>?[</c> with a dot after it in the same chain gives its question mark to that dot.</summary>
    private static bool[] Optional(Expression[] steps)
    {
        var flags = new bool[steps.Length];
        var from = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i] is IndexExpression index)
            {
                flags[i] = index.IsOptional;
                continue;
            }

            flags[i] = steps[i] is MemberExpression { IsOptional: true } or MethodCallExpression { IsOptional: true };
            for (var before = from; before < i; before++)
            {
                flags[i] |= flags[before];
                flags[before] = false;
            }

            from = i + 1;
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
