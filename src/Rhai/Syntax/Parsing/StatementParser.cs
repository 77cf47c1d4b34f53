using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

internal sealed class StatementParser(ScriptParser parsers, ParserState state)
{
    /// <summary>Statements up to the end of the text, or to a closing brace that is left for the caller.</summary>
    public List<Statement> ParseList(int level, bool untilBrace)
    {
        var statements = new List<Statement>();
        while (!(untilBrace && state.At("}")))
        {
            if (state.Token.Kind == TokenKind.End)
            {
                return untilBrace ? throw state.Missing("}", "to end this block") : statements;
            }

            if (state.TryTake(";"))
            {
                continue;
            }

            var statement = Parse(level);
            statements.Add(statement);
            if (!state.TryTake(";") && !EndsItself(statement) && !(untilBrace ? state.At("}") : state.Token.Kind == TokenKind.End))
            {
                throw state.Missing(";", "to end this statement");
            }
        }

        return statements;
    }

    public static bool EndsItself(Statement statement) => statement is TryStatement or FunctionDefinition
        or ExpressionStatement { Expression: BlockExpression or IfExpression or SwitchExpression or WhileExpression or LoopExpression or ForExpression };

    public BlockExpression ParseBlock(int level, Surroundings around)
    {
        var start = state.Expect("{", "to start a block");
        var visible = state.Names.Count;
        var statements = state.Within(around, false, () => ParseList(level, untilBrace: true));
        state.Names.ReturnTo(visible);
        return new BlockExpression(statements, state.Take().Position, start);
    }

    public Statement Parse(int level)
    {
        level = state.Down(level);
        var token = state.Token;
        return token.Kind == TokenKind.Keyword ? ParseKeyword(token, level)
            : token.Is("{") ? new ExpressionStatement(ParseBlock(state.Down(level), state.Around.InBlock), token.Position)
            : ParseExpression(level);
    }

    private Statement ParseKeyword(Token token, int level)
    {
        switch (token.Text)
        {
            case "fn" or "private": return parsers.Functions.ParseDefinition();
            case "if": return Value(parsers.Control.ParseIf(state.Down(level)));
            case "switch": return Value(parsers.Switches.Parse(state.Down(level)));
            case "while" or "loop" or "do" or "for" when state.Options.AllowLooping: return Value(parsers.Control.ParseLoop(state.Down(level)));
            case "break" or "continue": return ParseBreak(level);
            case "return": return new ReturnStatement(ParseOptional(level), token.Position);
            case "throw": return new ThrowStatement(ParseOptional(level), token.Position);
            case "try": return parsers.Control.ParseTry(state.Down(level));
            case "let" or "const": return ParseLet(state.Down(level), isExported: false);
            case "import": return ParseImport(state.Down(level));
            case "export": return ParseExport(state.Down(level));
            default: return ParseExpression(level);
        }
    }

    private static ExpressionStatement Value(Expression expression) => new(expression, expression.Position);

    private Statement ParseExpression(int level)
    {
        var target = parsers.Expressions.Parse(level);
        var token = state.Token;
        if (token.Kind != TokenKind.Symbol || !Assignments.TryGet(token.Text, out var op))
        {
            return Value(target);
        }

        state.Take();
        var value = parsers.Expressions.Parse(level);
        Assignments.Check(target, token, state.Names);
        return new AssignmentStatement(target, op, value, token.Position);
    }

    private Statement ParseBreak(int level)
    {
        var token = state.Take();
        if (!state.Around.IsLoop)
        {
            throw ParserState.Error("LoopBreak", $"'{token.Text}' stands outside a loop", token.Position);
        }

        return token.Text == "continue" ? new ContinueStatement(token.Position) : new BreakStatement(Optional(level), token.Position);
    }

    private Expression? ParseOptional(int level)
    {
        state.Take();
        return Optional(level);
    }

    private Expression? Optional(int level) => parsers.Expressions.StartsHere() ? parsers.Expressions.Parse(state.Down(level)) : null;

    private LetStatement ParseLet(int level, bool isExported)
    {
        var keyword = state.Take();
        var name = state.TakeName();
        if (!state.Options.AllowShadowing && state.Names.Contains(name.Name))
        {
            throw ParserState.Error("VariableExists", $"The variable '{Excerpt.Of(name.Name)}' exists already", name.Position);
        }

        var value = state.TryTake("=") ? parsers.Expressions.Parse(level) : null;
        state.Names.Add(name.Name, keyword.Text == "const");
        return new LetStatement(name, value, keyword.Text == "const", isExported, keyword.Position);
    }

    private ImportStatement ParseImport(int level)
    {
        var keyword = state.Take();
        var path = parsers.Expressions.Parse(state.Down(level));
        return new ImportStatement(path, state.TryTake("as") ? state.TakeName() : null, keyword.Position);
    }

    private Statement ParseExport(int level)
    {
        var keyword = state.Token;
        if (!state.Around.IsGlobal)
        {
            throw ParserState.Error("WrongExport", "Only what is global can be exported", keyword.Position);
        }

        state.Take();
        if (state.At("let") || state.At("const"))
        {
            return ParseLet(state.Down(level), isExported: true);
        }

        var name = state.TakeName();
        return new ExportStatement(name, state.TryTake("as") ? state.TakeName() : null, keyword.Position);
    }
}
