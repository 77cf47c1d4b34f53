using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

/// <summary>Where a node begins; its position may be that of an operator inside.</summary>
internal static class Starts
{
    public static Position Of(SyntaxNode node)
    {
        while (true)
        {
            var first = node switch
            {
                ExpressionStatement n => n.Expression,
                AssignmentStatement n => n.Target,
                BinaryExpression n => n.Left,
                RangeExpression n => n.Start,
                MemberExpression n => n.Target,
                MethodCallExpression n => n.Target,
                IndexExpression n => n.Target,
                _ => null,
            };
            if (first is null)
            {
                return node.Position;
            }

            node = first;
        }
    }
}
