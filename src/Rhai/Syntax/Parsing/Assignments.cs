using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>What can be assigned, and by which operators.</summary>
internal static class Assignments
{
    public static bool TryGet(string symbol, out BinaryOperator? op)
    {
        op = symbol switch
        {
            "+=" => BinaryOperator.Add,
            "-=" => BinaryOperator.Subtract,
            "*=" => BinaryOperator.Multiply,
            "/=" => BinaryOperator.Divide,
            "%=" => BinaryOperator.Modulo,
            "**=" => BinaryOperator.Power,
            "<<=" => BinaryOperator.ShiftLeft,
            ">>=" => BinaryOperator.ShiftRight,
            "&=" => BinaryOperator.BitAnd,
            "|=" => BinaryOperator.BitOr,
            "^=" => BinaryOperator.BitXor,
            _ => null,
        };
        return op is not null || symbol == "=";
    }

    public static void Check(Expression target, VisibleNames names)
    {
        var root = target;
        while (true)
        {
            switch (root)
            {
                case ParenthesizedExpression nested: root = nested.Inner; break;
                case VariableExpression variable when ReferenceEquals(root, Bare(target)) && names.IsConstant(variable.Name):
                    throw ParserState.Error("AssignmentToConstant", $"'{Excerpt.Of(variable.Name)}' is a constant", variable.Position);
                case VariableExpression or ThisExpression: return;
                case MemberExpression member: root = Inside(member.Target); break;
                case IndexExpression index: root = Inside(index.Target); break;
                default: throw ParserState.Error("AssignmentToInvalidLHS", "This cannot be assigned to", root.Position);
            }

            if (root is MethodCallExpression or CallExpression && !ReferenceEquals(root, Bare(target)))
            {
                return;
            }
        }
    }

    private static Expression Bare(Expression target) => target is ParenthesizedExpression nested ? Bare(nested.Inner) : target;

    // A literal or a call in the middle of a chain is a temporary: the write is lost, not refused.
    private static Expression Inside(Expression target) => target is MemberExpression or IndexExpression or ParenthesizedExpression or MethodCallExpression or CallExpression
        or VariableExpression or ThisExpression ? target : new ThisExpression(target.Position);
}
