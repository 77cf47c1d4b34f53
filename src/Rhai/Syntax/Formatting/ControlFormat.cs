using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

/// <summary>if, switch and loops.</summary>
internal sealed class ControlFormat(FormatWriter writer, StatementFormat statements, ExpressionFormat expressions)
{
    public void Write(Expression expression, bool isStatement)
    {
        switch (expression)
        {
            case IfExpression e: WriteIf(e, isStatement); break;
            case SwitchExpression e: WriteSwitch(e); break;
            case WhileExpression e:
                expressions.Surround("while ", e.Condition, " ");
                statements.WriteBlock(e.Body);
                break;
            case LoopExpression e:
                writer.Write("loop ");
                statements.WriteBlock(e.Body);
                break;
            case DoExpression e:
                writer.Write("do ");
                statements.WriteBlock(e.Body);
                expressions.Surround(e.IsUntil ? " until " : " while ", e.Condition, "");
                break;
            case ForExpression e:
                expressions.Surround(e.Counter is null ? $"for {e.Variable.Name} in " : $"for ({e.Variable.Name}, {e.Counter.Name}) in ", e.Iterable, " ");
                statements.WriteBlock(e.Body);
                break;
        }
    }

    private void WriteIf(IfExpression choice, bool isStatement)
    {
        expressions.Surround("if ", choice.Condition, " ");
        WriteBranch(choice.Then, isStatement);
        if (choice.Otherwise is { } otherwise)
        {
            writer.Write(" else ");
            WriteBranch(otherwise, isStatement);
        }
    }

    private void WriteBranch(Expression branch, bool isStatement)
    {
        if (branch is BlockExpression block && isStatement)
        {
            statements.WriteBlock(block);
            return;
        }

        expressions.Write(branch, isStatement);
    }

    private void WriteSwitch(SwitchExpression choice)
    {
        expressions.Surround("switch ", choice.Subject, " {");
        writer.NewLine();
        writer.Indent(1);
        foreach (var arm in choice.Arms)
        {
            writer.Comments(arm.Position, keepBlankLines: false);
            WriteArm(arm);
            writer.NewLine();
        }

        writer.Comments(choice.End, keepBlankLines: false);
        writer.Indent(-1);
        writer.Write("}");
    }

    private void WriteArm(SwitchArm arm)
    {
        for (var i = 0; i < arm.Cases.Count; i++)
        {
            writer.Write(i == 0 ? "" : " | ");
            expressions.Write(arm.Cases[i]);
        }

        writer.Write(arm.IsDefault ? "_" : "");
        if (arm.Guard is not null)
        {
            expressions.Surround(" if ", arm.Guard, "");
        }

        writer.Write(" => ");
        statements.Write(arm.Body);
        writer.Write(",");
    }
}
