using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

/// <summary>if, loops and try.</summary>
internal sealed class ControlParser(ScriptParser parsers, ParserState state)
{
    public IfExpression ParseIf(int level)
    {
        var start = state.Take().Position;
        var condition = ParseCondition(level);
        var then = parsers.Statements.ParseBlock(state.Down(level), state.Around.InBlock);
        Expression? otherwise = null;
        if (state.TryTake("else"))
        {
            otherwise = state.At("if") ? ParseIf(state.Down(level)) : parsers.Statements.ParseBlock(state.Down(level), state.Around.InBlock);
        }

        return new IfExpression(condition, then, otherwise, start);
    }

    public Expression ParseLoop(int level)
    {
        var keyword = state.Take();
        switch (keyword.Text)
        {
            case "while":
                var condition = ParseCondition(level);
                return new WhileExpression(condition, ParseBody(level), keyword.Position);
            case "loop": return new LoopExpression(ParseBody(level), keyword.Position);
            case "for": return ParseFor(keyword.Position, level);
            default: return ParseDo(keyword.Position, level);
        }
    }

    private BlockExpression ParseBody(int level) => parsers.Statements.ParseBlock(state.Down(level), state.Around.InLoop);

    private DoExpression ParseDo(Position start, int level)
    {
        var body = ParseBody(level);
        var isUntil = state.At("until");
        if (!isUntil && !state.At("while"))
        {
            throw state.Missing("while", "for the do statement");
        }

        state.Take();
        return new DoExpression(body, ParseCondition(level), isUntil, start);
    }

    private ForExpression ParseFor(Position start, int level)
    {
        Parameter variable;
        Parameter? counter = null;
        if (state.TryTake("("))
        {
            variable = state.TakeName();
            state.Expect(",", "after the loop's variable");
            counter = state.TakeName();
            if (counter.Name == variable.Name)
            {
                throw ParserState.Error("DuplicatedVariable", "The counter needs a name of its own", counter.Position);
            }

            state.Expect(")", "after the loop's counter");
        }
        else
        {
            variable = state.TakeName();
        }

        state.Expect("in", "after the loop's variable");
        var iterable = parsers.Expressions.Parse(state.Down(level));
        Literals.NeedIterable(iterable);
        var visible = state.Names.Count;
        state.Names.Add(variable.Name);
        if (counter is not null)
        {
            state.Names.Add(counter.Name);
        }

        var body = ParseBody(level);
        state.Names.ReturnTo(visible);
        return new ForExpression(variable, counter, iterable, body, start);
    }

    public TryStatement ParseTry(int level)
    {
        var start = state.Take().Position;
        var body = parsers.Statements.ParseBlock(state.Down(level), state.Around.InBlock);
        state.Expect("catch", "for the try statement");
        Parameter? variable = null;
        var visible = state.Names.Count;
        if (state.TryTake("("))
        {
            variable = state.TakeName();
            state.Expect(")", "after the name of the error");
            state.Names.Add(variable.Name);
        }

        var handler = parsers.Statements.ParseBlock(state.Down(level), state.Around.InBlock);
        state.Names.ReturnTo(visible);
        return new TryStatement(body, variable, handler, start);
    }

    private Expression ParseCondition(int level)
    {
        if (state.At("{"))
        {
            throw ParserState.Error("ExprExpected", "Expecting a boolean expression", state.Here);
        }

        var condition = parsers.Expressions.Parse(level);
        Literals.NeedBool(condition);
        return Assignments.TryGet(state.Token.Text, out _) && state.Token.Kind == Lexing.TokenKind.Symbol
            ? throw ParserState.Error("BadInput/ImproperSymbol", state.At("=") ? "A condition compares with '=='" : "A condition does not assign", state.Here)
            : condition;
    }
}
