using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

internal sealed class ExpressionFormat
{
    private readonly FormatWriter _out;
    private readonly StatementFormat _statements;
    private readonly ControlFormat _control;

    public ExpressionFormat(FormatWriter writer, StatementFormat statements)
    {
        (_out, _statements) = (writer, statements);
        _control = new ControlFormat(writer, statements, this);
    }

    public void Write(Expression expression, bool isStatement = false)
    {
        switch (expression)
        {
            case UnitLiteral: _out.Write("()"); break;
            case BoolLiteral e: _out.Write(e.Value ? "true" : "false"); break;
            case IntegerLiteral e: _out.Write(e.Text); break;
            case FloatLiteral e: _out.Write(e.Text.EndsWith('.') ? e.Text + "0" : e.Text); break;
            case CharLiteral e: _out.Write(Quoting.Char(e.Value)); break;
            case StringLiteral e: _out.Write(Quoting.Of(e)); break;
            case InterpolatedString e: WriteInterpolated(e); break;
            case VariableExpression e: _out.Write(e.Name); break;
            case ThisExpression: _out.Write("this"); break;
            case PathExpression e: _out.Write(string.Join("::", e.Modules.Append(e.Name))); break;
            case ParenthesizedExpression e: Surround("(", e.Inner, ")"); break;
            case ArrayLiteral e: WriteList("[", e.Items, "]"); break;
            case MapLiteral e: WriteMap(e); break;
            case UnaryExpression e: WriteUnary(e); break;
            case BinaryExpression e: WriteBinary(e); break;
            case RangeExpression e: WriteRange(e); break;
            case BlockExpression e: WriteBlock(e); break;
            case ClosureExpression e: WriteClosure(e); break;
            default: WriteOther(expression, isStatement); break;
        }
    }

    private void WriteOther(Expression expression, bool isStatement)
    {
        switch (expression)
        {
            case CallExpression e: WriteList($"{string.Join("::", e.Modules.Append(e.Name))}{(e.SeesCaller ? "!" : "")}(", e.Arguments, ")"); break;
            case MethodCallExpression e:
                Write(e.Target);
                WriteList($"{(e.IsOptional ? "?." : ".")}{e.Name}(", e.Arguments, ")");
                break;
            case MemberExpression e:
                Write(e.Target);
                _out.Write($"{(e.IsOptional ? "?." : ".")}{e.Name}");
                break;
            case IndexExpression e:
                Write(e.Target);
                Surround(e.IsOptional ? "?[" : "[", e.Index, "]");
                break;
            default: _control.Write(expression, isStatement); break;
        }
    }

    public void Surround(string before, Expression inner, string after)
    {
        _out.Write(before);
        Write(inner);
        _out.Write(after);
    }

    private void WriteList(string before, IReadOnlyList<Expression> items, string after)
    {
        _out.Write(before);
        for (var i = 0; i < items.Count; i++)
        {
            _out.Write(i == 0 ? "" : ", ");
            Write(items[i]);
        }

        _out.Write(after);
    }

    private void WriteMap(MapLiteral map)
    {
        _out.Write("#{");
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            var isName = Words.IsName(entry.Name) && Words.KindOf(entry.Name) == TokenKind.Identifier;
            Surround($"{(i == 0 ? " " : ", ")}{(isName ? entry.Name : Quoting.Quoted(entry.Name))}: ", entry.Value, "");
        }

        _out.Write(map.Entries.Count == 0 ? "}" : " }");
    }

    // A sign before a digit or another sign would become one token with it.
    private void WriteUnary(UnaryExpression unary)
    {
        var sticks = unary.Operator != UnaryOperator.Not && Leftmost(unary.Operand) is IntegerLiteral or FloatLiteral or UnaryExpression { Operator: not UnaryOperator.Not };
        _out.Write(unary.Operator.TextOf() + (sticks ? " " : ""));
        Write(unary.Operand);
    }

    private static Expression Leftmost(Expression expression) => expression switch
    {
        MemberExpression e => Leftmost(e.Target),
        IndexExpression e => Leftmost(e.Target),
        MethodCallExpression e => Leftmost(e.Target),
        _ => expression,
    };

    private void WriteBinary(BinaryExpression binary)
    {
        Write(binary.Left);
        _out.Write($" {binary.Operator.TextOf()} ");
        Write(binary.Right);
    }

    private void WriteRange(RangeExpression range)
    {
        if (range.Start is not null)
        {
            Write(range.Start);
        }

        _out.Write(range.IsInclusive ? "..=" : "..");
        if (range.End is not null)
        {
            Write(range.End);
        }
    }

    private void WriteInterpolated(InterpolatedString text)
    {
        _out.Write("`");
        for (var i = 0; i < text.Segments.Count; i++)
        {
            if (text.Segments[i] is StringLiteral literal)
            {
                _out.Write(Quoting.BackTick(literal.Value, isStart: i == 0));
                continue;
            }

            _out.Write("${");
            WriteInline(((BlockExpression)text.Segments[i]).Statements);
            _out.Write("}");
        }

        _out.Write("`");
    }

    private void WriteInline(IReadOnlyList<Statement> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            _out.Write(i == 0 ? "" : Parsing.StatementParser.EndsItself(list[i - 1]) ? " " : "; ");
            _statements.Write(list[i]);
        }
    }

    private void WriteBlock(BlockExpression block)
    {
        if (block.Statements is not [ExpressionStatement { Expression: var only }] || only is not (UnitLiteral or BoolLiteral or IntegerLiteral or FloatLiteral or CharLiteral
            or StringLiteral or VariableExpression or BinaryExpression or MemberExpression or IndexExpression or CallExpression or MethodCallExpression or ParenthesizedExpression)
            || _out.HasCommentBetween(block.Position, block.End))
        {
            _statements.WriteBlock(block);
            return;
        }

        Surround("{ ", only, " }");
    }

    private void WriteClosure(ClosureExpression closure)
    {
        _out.Write($"|{string.Join(", ", closure.Parameters.Select(p => p.Name))}| ");
        _statements.Write(closure.Body);
    }
}
