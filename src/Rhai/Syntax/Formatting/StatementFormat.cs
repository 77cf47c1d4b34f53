using Maru.Rhai.Syntax.Parsing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Formatting;

internal sealed class StatementFormat
{
    private readonly FormatWriter _out;
    private readonly ExpressionFormat _expressions;

    public StatementFormat(FormatWriter writer)
    {
        _out = writer;
        _expressions = new ExpressionFormat(writer, this);
    }

    public void WriteAll(IReadOnlyList<Statement> statements, bool isBlock, Position end = default)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            var start = Starts.Of(statements[i]);
            _out.Comments(start, keepBlankLines: true);
            _out.BlankLine(start.Line);
            Write(statements[i]);
            if (NeedsSemicolon(statements[i], isBlock && i == statements.Count - 1))
            {
                _out.Write(";");
            }

            _out.NewLine();
        }

        _out.Comments(end, keepBlankLines: true);
    }

    public void WriteBlock(BlockExpression block)
    {
        if (block.Statements.Count == 0 && !_out.HasCommentBetween(block.Position, block.End))
        {
            _out.Write("{ }");
            return;
        }

        _out.Write("{");
        _out.NewLine();
        _out.Indent(1);
        WriteAll(block.Statements, isBlock: true, block.End);
        _out.Indent(-1);
        _out.Write("}");
    }

    public void Write(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement { Expression: BlockExpression block }: WriteBlock(block); break;
            case ExpressionStatement s: _expressions.Write(s.Expression, isStatement: true); break;
            case LetStatement s: WriteValue($"{(s.IsExported ? "export " : "")}{(s.IsConstant ? "const" : "let")} {s.Name}", " = ", s.Value); break;
            case AssignmentStatement s:
                _expressions.Write(s.Target);
                WriteValue($" {s.Operator?.TextOf()}= ", "", s.Value);
                break;
            case BreakStatement s: WriteValue("break", " ", s.Value); break;
            case ContinueStatement: _out.Write("continue"); break;
            case ReturnStatement s: WriteValue("return", " ", s.Value); break;
            case ThrowStatement s: WriteValue("throw", " ", s.Value); break;
            case TryStatement s: WriteTry(s); break;
            case ImportStatement s:
                WriteValue("import ", "", s.Path);
                _out.Write(s.Alias is null ? "" : $" as {s.Alias.Name}");
                break;
            case ExportStatement s: _out.Write($"export {s.Variable.Name}{(s.Alias is null ? "" : $" as {s.Alias.Name}")}"); break;
            case FunctionDefinition s: WriteFunction(s); break;
        }
    }

    private void WriteValue(string head, string between, Expression? value)
    {
        _out.Write(head);
        if (value is not null)
        {
            _out.Write(between);
            _expressions.Write(value);
        }
    }

    private void WriteTry(TryStatement attempt)
    {
        _out.Write("try ");
        WriteBlock(attempt.Body);
        _out.Write(attempt.Variable is null ? " catch " : $" catch ({attempt.Variable.Name}) ");
        WriteBlock(attempt.Handler);
    }

    private void WriteFunction(FunctionDefinition function)
    {
        var receiver = function.ReceiverType is not { } type ? "" : Lexing.Words.IsName(type) && Lexing.Words.KindOf(type) == Lexing.TokenKind.Identifier ? $"{type}." : $"{Quoting.Quoted(type)}.";
        _out.Write($"{(function.IsPrivate ? "private " : "")}fn {receiver}{function.Name}({string.Join(", ", function.Parameters.Select(p => p.Name))}) ");
        WriteBlock(function.Body);
    }

    // A value at the end of a block has no semicolon; a call there is usually meant for its effect and gets one.
    private static bool NeedsSemicolon(Statement statement, bool isLast) =>
        !StatementParser.EndsItself(statement) && !(isLast && statement is ExpressionStatement { Expression: not (CallExpression or MethodCallExpression) });
}
