using System.Globalization;
using System.Text;

namespace Maru.Rhai.Syntax.Tree;

/// <summary>A tree as one line of text without places: equal exactly if two trees have the same content.</summary>
public static class SyntaxShape
{
    /// <summary>The shape of a tree. Depth is that of the tree, which the parser bounds.</summary>
    public static string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(SyntaxNode node, StringBuilder text)
    {
        if (node is ParenthesizedExpression nested)
        {
            Write(nested.Inner, text.Append("(group "));
            text.Append(')');
            return;
        }

        text.Append('(').Append(node.GetType().Name).Append(' ').Append(Own(node));
        foreach (var child in node.Children)
        {
            Write(child, text);
        }

        text.Append(')');
    }

    private static string Own(SyntaxNode node) => node switch
    {
        BoolLiteral n => n.Value.ToString(),
        IntegerLiteral n => n.Value.ToString(CultureInfo.InvariantCulture),
        FloatLiteral n => n.Value.ToString("R", CultureInfo.InvariantCulture),
        CharLiteral n => n.Value.Value.ToString(CultureInfo.InvariantCulture),
        StringLiteral n => Quote(n.Value),
        VariableExpression n => n.Name,
        PathExpression n => string.Join("::", n.Modules.Append(n.Name)),
        MapEntry n => Quote(n.Name),
        UnaryExpression n => n.Operator.TextOf(),
        BinaryExpression n => n.Operator.TextOf(),
        RangeExpression n => $"{(n.Start is null ? "open" : "")}{(n.IsInclusive ? "..=" : "..")}{(n.End is null ? "open" : "")}",
        CallExpression n => string.Join("::", n.Modules.Append(n.Name)) + (n.SeesCaller ? "!" : ""),
        MethodCallExpression n => $"{(n.IsOptional ? "?." : ".")}{n.Name}()",
        MemberExpression n => $"{(n.IsOptional ? "?." : ".")}{n.Name}",
        IndexExpression n => n.IsOptional ? "?[" : "[",
        Parameter n => n.Name,
        SwitchArm n => $"{n.Cases.Count} {n.Guard is not null}",
        DoExpression n => n.IsUntil ? "until" : "while",
        ForExpression n => n.Counter is null ? "" : "counted",
        LetStatement n => $"{(n.IsExported ? "export " : "")}{(n.IsConstant ? "const" : "let")}",
        AssignmentStatement n => $"{n.Operator?.TextOf()}=",
        TryStatement n => n.Variable is null ? "" : "named",
        FunctionDefinition n => $"{(n.IsPrivate ? "private " : "")}{n.ReceiverType}.{n.Name}",
        _ => "",
    };

    private static string Quote(string text) => $"{text.Length}:{text}";
}
