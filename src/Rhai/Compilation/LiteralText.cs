using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Syntax.Parsing;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation;

/// <summary>Strings whose placeholders contain only literals: joined when the script is compiled, which shows chars in quotes.</summary>
internal static class LiteralText
{
    /// <summary>The pieces as constants; null when one is known only while running.</summary>
    public static BoundNode[]? Of(InterpolatedString syntax)
    {
        var literals = syntax.Segments.Select(LiteralOf).ToArray();
        return Array.TrueForAll(literals, l => l is not null)
            ? [.. literals.Select(l => new BoundConstant(RhaiPrinter.Literal(SwitchCases.Value(l!)), l!.Position))] : null;
    }

    private static Expression? LiteralOf(Expression segment)
    {
        var inner = segment is BlockExpression { Statements: [ExpressionStatement { Expression: var only }] } ? only : segment;
        return Literals.IsFixed(inner) && Literals.Bare(inner) is not RangeExpression ? inner : null;
    }
}
