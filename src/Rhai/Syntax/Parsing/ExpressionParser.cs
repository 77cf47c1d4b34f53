using System.Text;
using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

internal sealed class ExpressionParser(ScriptParser parsers, ParserState state)
{
    public Expression Parse(int level)
    {
        level = state.Down(level);
        return ParseBinary(ParseUnary(level), parentPrecedence: 1, level);
    }

    /// <summary>Whether an expression begins here; nothing else can be the value of a <c>return</c>.</summary>
    public bool StartsHere() => state.Token.Kind switch
    {
        TokenKind.End => false,
        TokenKind.Keyword => state.Token.Text is "true" or "false" || MayHoldKeyword(state.Token.Text),
        TokenKind.Symbol => state.Token.Text switch
        {
            "-" or "+" or "!" or "(" or "[" or "#{" or ".." or "..=" => true,
            "{" => state.Options.AllowStatementExpression,
            "|" or "||" => state.Options.AllowAnonymousFunctions,
            _ => false,
        },
        _ => true,
    };

    private bool MayHoldKeyword(string keyword) => keyword switch
    {
        "if" => state.Options.AllowIfExpression,
        "switch" => state.Options.AllowSwitchExpression,
        "while" or "loop" or "do" or "for" => state.Options is { AllowLooping: true, AllowLoopExpression: true },
        _ => false,
    };

    private Expression ParseUnary(int level)
    {
        var token = state.Token;
        UnaryOperator? op = token.Kind != TokenKind.Symbol ? null : token.Text switch
        {
            "-" => UnaryOperator.Minus,
            "+" => UnaryOperator.Plus,
            "!" => UnaryOperator.Not,
            _ => null,
        };
        if (op is not { } found)
        {
            return parsers.Chains.Parse(ParsePrimary(level), level);
        }

        level = state.Down(level);
        state.Take();
        return new UnaryExpression(found, ParseUnary(level), token.Position);
    }

    // Precedence climbing. Each operator of a chain counts as a level, because the tree becomes deeper on the left.
    private Expression ParseBinary(Expression left, int parentPrecedence, int level)
    {
        while (true)
        {
            var token = state.Token;
            var precedence = PrecedenceOf(token);
            if (precedence <= parentPrecedence && !(precedence == parentPrecedence && token.Is("**")))
            {
                return left;
            }

            state.Take();
            if (token.Text is ".." or "..=")
            {
                left = ParseRange(left, token, level);
                level = state.Down(level, token.Position);
                continue;
            }

            var right = token.Text == "??" && state.Token.Kind == TokenKind.Keyword && state.Token.Text is "break" or "continue" or "return" or "throw"
                ? Leaving(level) : ParseUnary(level);
            var next = PrecedenceOf(state.Token);
            if (next > precedence || (next == precedence && token.Text == "**"))
            {
                right = ParseBinary(right, precedence, state.Down(level));
            }

            level = state.Down(level, token.Position);
            left = Combine(BinaryOperators.Of(token.Text)!.Value, left, right, token.Position);
        }
    }

    // `x ?? return`: the right side of ?? may be a statement that leaves.
    private BlockExpression Leaving(int level)
    {
        var start = state.Here;
        return new BlockExpression([parsers.Statements.Parse(level)], state.Here, start);
    }

    private RangeExpression ParseRange(Expression? start, Token token, int level)
    {
        Expression? end = null;
        if (!EndsRange())
        {
            end = ParseUnary(level);
            if (PrecedenceOf(state.Token) > Operators.RangePrecedence)
            {
                end = ParseBinary(end, Operators.RangePrecedence, state.Down(level));
            }
        }

        return new RangeExpression(start, end, token.Text == "..=", token.Position);
    }

    private bool EndsRange() => state.Token.Kind is TokenKind.Symbol && state.Token.Text is ";" or "," or ")" or "]" or "}" or "=>" or "{";

    private static BinaryExpression Combine(BinaryOperator op, Expression left, Expression right, Position position)
    {
        if (op is BinaryOperator.And or BinaryOperator.Or)
        {
            Literals.NeedBool(left);
            Literals.NeedBool(right);
        }

        return new BinaryExpression(op, left, right, position);
    }

    private int PrecedenceOf(Token token)
    {
        if (token.Kind == TokenKind.Reserved && Words.KindOf(token.Text) == TokenKind.Identifier)
        {
            throw ParserState.Error("UnknownOperator", $"'{token.Text}' is no operator", token.Position);
        }

        if (token.Kind is not (TokenKind.Symbol or TokenKind.Keyword) || (state.Around.IsCase && token.Text == "|"))
        {
            return 0;
        }

        return token.Text is ".." or "..=" ? Operators.RangePrecedence : BinaryOperators.Of(token.Text)?.Precedence() ?? 0;
    }

    private Expression ParsePrimary(int level)
    {
        var token = state.Token;
        switch (token.Kind)
        {
            case TokenKind.Integer: return new IntegerLiteral(token.Bits, token.Text, state.Take().Position);
            case TokenKind.Float: return new FloatLiteral(BitConverter.Int64BitsToDouble(token.Bits), token.Text, state.Take().Position);
            case TokenKind.Char: return new CharLiteral(new Rune((int)token.Bits), state.Take().Position);
            case TokenKind.Text: return parsers.Literals.ParseString();
            case TokenKind.TextBeforeHole: return parsers.Literals.ParseInterpolated(level);
            case TokenKind.Identifier: return parsers.Chains.ParseName(level);
            case TokenKind.Reserved: return parsers.Chains.ParseReserved(level);
            case TokenKind.Keyword: return ParseKeyword(token, level);
            case TokenKind.Symbol: return ParseSymbol(token, level);
            default: throw state.Unexpected();
        }
    }

    private Expression ParseKeyword(Token token, int level) => token.Text switch
    {
        "true" or "false" => new BoolLiteral(token.Text == "true", state.Take().Position),
        _ when !MayHoldKeyword(token.Text) => throw state.Unexpected(),
        "if" => parsers.Control.ParseIf(state.Down(level)),
        "switch" => parsers.Switches.Parse(state.Down(level)),
        _ => parsers.Control.ParseLoop(state.Down(level)),
    };

    private Expression ParseSymbol(Token token, int level)
    {
        switch (token.Text)
        {
            case "(": return ParseNested(state.Down(level));
            case "[": return parsers.Literals.ParseArray(state.Down(level));
            case "#{": return parsers.Literals.ParseMap(state.Down(level));
            case "{" when state.Options.AllowStatementExpression: return parsers.Statements.ParseBlock(state.Down(level), state.Around.InBlock);
            case "|" or "||" when state.Options.AllowAnonymousFunctions: return parsers.Functions.ParseClosure(state.Down(level));
            case ".." or "..=": return ParseRange(null, state.Take(), level);
            default: throw state.Unexpected();
        }
    }

    private Expression ParseNested(int level)
    {
        var start = state.Take().Position;
        if (state.TryTake(")"))
        {
            return new UnitLiteral(start);
        }

        var around = state.Around;
        state.Around = around with { IsCase = false };
        var inner = Parse(level);
        state.Expect(")", "for a matching ( in this expression");
        state.Around = around;
        return new ParenthesizedExpression(inner, start);
    }
}
