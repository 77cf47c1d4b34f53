using System.Globalization;
using System.Text;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

/// <summary>Reads one string or char, or a part of a back-tick string up to its next placeholder.</summary>
internal sealed class StringReader(Cursor at)
{
    private readonly StringBuilder _value = new();

    public static bool IsRaw(Cursor at) => at.Rest.IndexOfAnyExcept('#') is > 0 and var marks && at.Ahead(marks) == '"';

    public Token ReadQuoted()
    {
        var start = at.Position;
        ReadEscaped('"', start);
        return new Token(TokenKind.Text, _value.ToString(), start) { Form = StringForm.Quoted };
    }

    public Token ReadChar()
    {
        var start = at.Position;
        if (at.Ahead(1) == '\'')
        {
            throw LexicalErrors.Of("MalformedChar", "'' is not one character", start);
        }

        ReadEscaped('\'', start);
        var value = _value.ToString();
        if (value.Length == 0 || Rune.GetRuneAt(value, 0) is var rune && rune.Utf16SequenceLength != value.Length)
        {
            throw LexicalErrors.Of("MalformedChar", $"'{Excerpt.Of(value)}' is not one character", start);
        }

        return new Token(TokenKind.Char, value, start) { Bits = rune.Value };
    }

    public Token ReadRaw()
    {
        var start = at.Position;
        var marks = at.Rest.IndexOfAnyExcept('#');
        at.Skip(marks + 1);
        var end = "\"" + new string('#', marks);
        while (!at.Starts(end))
        {
            Take(start);
        }

        at.Skip(end.Length);
        return new Token(TokenKind.Text, _value.ToString(), start) { Form = StringForm.Raw };
    }

    public Token ReadBackTick(Position start, bool isStart = false)
    {
        foreach (var end in isStart ? "\r\n" : "")
        {
            if (at.Current == end)
            {
                at.Step();
            }
        }

        while (at.Current != '`' || at.Ahead(1) == '`' || at.AtEnd)
        {
            if (at.Starts("``"))
            {
                at.Skip(1);
            }
            else if (at.Starts("${"))
            {
                at.Skip(2);
                return new Token(TokenKind.TextBeforeHole, _value.ToString(), start) { Form = StringForm.BackTick };
            }
            else if (at.Starts("\\${"))
            {
                at.Skip(1);
                Take(start);
            }

            // Lines in a string end with a line feed only, also in files with other line ends.
            if (at.Starts("\r\n"))
            {
                at.Step();
            }

            Take(start);
        }

        at.Skip(1);
        return new Token(TokenKind.Text, _value.ToString(), start) { Form = StringForm.BackTick };
    }

    private void ReadEscaped(char quote, Position start)
    {
        at.Step();
        while (at.Current != quote || at.Ahead(1) == quote || at.AtEnd)
        {
            if (at.Current == quote)
            {
                // Two quotes in a row mean one quote in the text.
                at.Skip(1);
                Take(start);
            }
            else if (at.Current == '\\')
            {
                ReadEscape(quote, start);
            }
            else if (at.Current == '\n')
            {
                throw Unterminated(start);
            }
            else
            {
                Take(start);
            }
        }

        at.Skip(1);
    }

    private void ReadEscape(char quote, Position start)
    {
        at.Step();
        if (at.AtEnd)
        {
            throw Unterminated(start);
        }

        switch (at.Current)
        {
            case 't': Put("\t"); break;
            case 'n': Put("\n"); break;
            case 'r': Put("\r"); break;
            case '\\': Put("\\"); break;
            case var escaped when escaped == quote: Put(quote.ToString()); break;
            case 'x': ReadScalar(2); break;
            case 'u': ReadScalar(4); break;
            case 'U': ReadScalar(8); break;
            case '\n': ContinueLine(start); break;
            case '\r' when at.Ahead(1) == '\n': ContinueLine(start); break;
            default: throw BadEscape($"\\{at.Scalar()}");
        }
    }

    private void Put(string text)
    {
        _value.Append(text);
        at.Skip(1);
    }

    private void ReadScalar(int digits)
    {
        var code = 0L;
        for (at.Skip(1); digits > 0; digits--)
        {
            if (!char.IsAsciiHexDigit(at.Current))
            {
                throw BadEscape(at.AtEnd ? "a code cut off" : $"a code with '{at.Scalar()}'");
            }

            code = (code * 16) + int.Parse(at.Rest[..1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at.Skip(1);
        }

        _value.Append(Rune.IsValid((int)Math.Min(code, int.MaxValue)) ? new Rune((int)code).ToString() : throw BadEscape("a code of no character"));
    }

    // The next line's spaces count only from the column after the opening quote.
    private void ContinueLine(Position start)
    {
        at.Step();
        if (at.Text[at.Offset - 1] == '\r' && at.Current == '\n')
        {
            at.Step();
        }

        while (!at.AtEnd && at.Current != '\n' && char.IsWhiteSpace(at.Current) && at.Position.Column <= start.Column)
        {
            at.Step();
        }
    }

    private void Take(Position start)
    {
        if (at.AtEnd)
        {
            throw Unterminated(start);
        }

        var rune = at.Scalar();
        Span<char> buffer = stackalloc char[2];
        _value.Append(buffer[..rune.EncodeToUtf16(buffer)]);
        at.Step();
    }

    private RhaiSyntaxException BadEscape(string what) => LexicalErrors.Of("MalformedEscapeSequence", $"'{what}' is no escape sequence", at.Position);

    private static RhaiSyntaxException Unterminated(Position start) => LexicalErrors.Of("UnterminatedString", "The string does not end", start);
}
