using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

internal sealed class SwitchParser(ScriptParser parsers, ParserState state)
{
    public SwitchExpression Parse(int level)
    {
        var start = state.Take().Position;
        var subject = parsers.Expressions.Parse(state.Down(level));
        state.Expect("{", "to start a switch block");
        var arms = new List<SwitchArm>();
        var ranges = false;
        while (!state.At("}"))
        {
            if (state.Token.Kind == TokenKind.End)
            {
                throw state.Missing("}", "to end this switch block");
            }

            var arm = ParseArm(arms.Count > 0 && arms[^1].IsDefault, ranges, level);
            ranges |= arm.Cases.Any(Literals.IsFilledRange);
            arms.Add(arm);
            if (!state.TryTake(",") && !state.At("}") && !StatementParser.EndsItself(arm.Body))
            {
                throw state.Token.Kind == TokenKind.End ? state.Missing("}", "to end this switch block") : state.Missing(",", "between the arms of this switch");
            }
        }

        return new SwitchExpression(subject, arms, state.Take().Position, start);
    }

    private SwitchArm ParseArm(bool afterDefault, bool afterRange, int level)
    {
        var start = state.Here;
        if (afterDefault)
        {
            throw ParserState.Error("WrongSwitchDefaultCase", "The arm '_' must be the last", start);
        }

        var cases = new List<Expression>(1);
        if (!state.TryTake("_"))
        {
            do
            {
                cases.Add(ParseCase(afterRange, level));
                afterRange |= Literals.IsFilledRange(cases[^1]);
            }
            while (state.TryTake("|"));
        }

        var guard = ParseGuard(cases.Count == 0, level);
        state.Expect("=>", "in this switch arm");
        var around = state.Around;
        state.Around = around.InBlock;
        var body = parsers.Statements.Parse(state.Down(level));
        state.Around = around;
        return new SwitchArm(cases, guard, body, start);
    }

    private Expression? ParseGuard(bool isDefault, int level)
    {
        if (!state.At("if"))
        {
            return null;
        }

        if (isDefault)
        {
            throw ParserState.Error("WrongSwitchCaseCondition", "The arm '_' cannot have a condition", state.Here);
        }

        state.Take();
        var guard = parsers.Expressions.Parse(state.Down(level));
        Literals.NeedBool(guard);
        return guard;
    }

    // Every fault in a case is reported as "not a literal".
    private Expression ParseLiteral(int level)
    {
        try
        {
            var around = state.Around;
            state.Around = around with { IsCase = true };
            var value = parsers.Expressions.Parse(state.Down(level));
            state.Around = around;
            return value;
        }
        catch (RhaiSyntaxException fault)
        {
            throw ParserState.Error("ExprExpected", "Expecting a literal", fault.Error.Position);
        }
    }

    private Expression ParseCase(bool afterRange, int level)
    {
        var start = state.Here;
        var value = ParseLiteral(level);
        if (!Literals.IsFixed(value))
        {
            throw ParserState.Error("ExprExpected", "Expecting a literal", start);
        }

        return afterRange && Literals.IsNumber(value)
            ? throw ParserState.Error("WrongSwitchIntegerCase", "A number cannot follow a range", start) : value;
    }
}
