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

    /// <summary>Refuses targets that cannot be assigned: constants, literals, results of calls and of operators.</summary>
    public static void Check(Expression target, Token assignment, VisibleNames names)
    {
        var place = Literals.Bare(target);
        switch (place)
        {
            case VariableExpression variable when names.IsConstant(variable.Name):
                throw ParserState.Error("AssignmentToConstant", $"'{Excerpt.Of(variable.Name)}' is a constant", variable.Position);
            case VariableExpression or ThisExpression or PathExpression:
                return;
            case MemberExpression or IndexExpression:
                CheckChain(place);
                return;
            case BinaryExpression { Operator: BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Coalesce } when assignment.Text == "=":
                throw ParserState.Error("BadInput/ImproperSymbol", "A condition compares with '=='", assignment.Position);
            default:
                throw ParserState.Error(Literals.IsFixed(place) ? "AssignmentToConstant" : "AssignmentToInvalidLHS", "This cannot be assigned to", place.Position);
        }
    }

    // A chain can be assigned if it begins with a variable and contains no call, because the result of a call is a temporary value.
    private static void CheckChain(Expression place)
    {
        for (var link = place; link is not (VariableExpression or ThisExpression or PathExpression);)
        {
            link = link switch
            {
                MemberExpression member => member.Target,
                IndexExpression index => index.Target,
                ParenthesizedExpression nested => nested.Inner,
                _ => throw ParserState.Error("AssignmentToInvalidLHS", "This cannot be assigned to", link.Position),
            };
        }
    }
}
