using System.Text;
using Maru.Rhai.Syntax.Lexing;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

internal sealed class LiteralParser(ScriptParser parsers, ParserState state)
{
    public StringLiteral ParseString()
    {
        var literal = StringOf(state.Token);
        state.Take();
        return literal;
    }

    public InterpolatedString ParseInterpolated(int level)
    {
        var start = state.Here;
        var segments = new List<Expression>();
        level = state.Down(level);
        while (state.Token.Kind == TokenKind.TextBeforeHole)
        {
            AddText(segments);
            var hole = state.Take().Position;
            var visible = state.Names.Count;
            var statements = state.Within(state.Around.InBlock, false, () => parsers.Statements.ParseList(level, untilBrace: true));
            state.Names.ReturnTo(visible);
            segments.Add(new BlockExpression(statements, state.Here, hole));
            state.LeaveHole();
        }

        AddText(segments);
        state.Take();
        return new InterpolatedString(segments, start);
    }

    private void AddText(List<Expression> segments)
    {
        if (state.Token.Text.Length > 0)
        {
            segments.Add(StringOf(state.Token));
        }
    }

    private StringLiteral StringOf(Token token)
    {
        var most = state.Options.MaxStringSize;
        return most > 0 && Encoding.UTF8.GetByteCount(token.Text) > most ? throw TooLarge("string", most, token.Position)
            : new StringLiteral(token.Text, token.Form, token.Position);
    }

    public ArrayLiteral ParseArray(int level)
    {
        var start = state.Take().Position;
        var items = new List<Expression>();
        var most = state.Options.MaxArraySize;
        while (true)
        {
            if (most > 0 && items.Count >= most)
            {
                throw TooLarge("array", most, state.Here);
            }

            if (state.TryTake("]"))
            {
                return new ArrayLiteral(items, start);
            }

            if (state.Token.Kind == TokenKind.End)
            {
                throw state.Missing("]", "to end this array");
            }

            items.Add(Item(level));
            if (!state.TryTake(",") && !state.At("]"))
            {
                throw state.Token.Kind == TokenKind.End ? state.Missing("]", "to end this array") : state.Missing(",", "between the items of this array");
            }
        }
    }

    public MapLiteral ParseMap(int level)
    {
        var start = state.Take().Position;
        var entries = new List<MapEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!state.TryTake("}"))
        {
            entries.Add(ParseEntry(seen, level));
            if (!state.TryTake(",") && !state.At("}"))
            {
                throw state.Token.Kind is TokenKind.Identifier or TokenKind.Text ? state.Missing(",", "between the keys of this map") : state.Missing("}", "to end this map");
            }
        }

        return new MapLiteral(entries, start);
    }

    private MapEntry ParseEntry(HashSet<string> seen, int level)
    {
        var token = state.Token;
        if (token.Kind is not (TokenKind.Identifier or TokenKind.Text))
        {
            throw token.Kind == TokenKind.Reserved && Words.KindOf(token.Text) == TokenKind.Reserved ? ParserState.Reserved(token)
                : token.Kind == TokenKind.End || (seen.Count == 0 && token.Kind != TokenKind.TextBeforeHole) ? state.Missing("}", "to end this map")
                : ParserState.Error("PropertyExpected", "Expecting a key", token.Position);
        }

        if (!seen.Add(token.Text))
        {
            throw ParserState.Error("DuplicatedProperty", $"The key '{Excerpt.Of(token.Text)}' is there already", token.Position);
        }

        state.Take();
        state.Expect(":", "after the key of this map");
        var most = state.Options.MaxMapSize;
        return most > 0 && seen.Count > most ? throw TooLarge("map", most, state.Here) : new MapEntry(token.Text, Item(level), token.Position);
    }

    private Expression Item(int level)
    {
        var around = state.Around;
        state.Around = around with { IsCase = false };
        var item = parsers.Expressions.Parse(state.Down(level));
        state.Around = around;
        return item;
    }

    private static RhaiSyntaxException TooLarge(string what, int most, Position position) =>
        ParserState.Error("LiteralTooLarge", $"The {what} is larger than {most}", position);
}
