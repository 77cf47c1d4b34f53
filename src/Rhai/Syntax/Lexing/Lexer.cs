using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

/// <summary>Splits a text into tokens, one at a time; comments are collected separately.</summary>
internal sealed class Lexer(string text, IReadOnlySet<string> disabled)
{
    private readonly Cursor _at = new(text);
    private readonly List<Comment> _comments = [];
    private Token _last;

    // The line where the last token or comment ended: a comment on the same line is not alone on it.
    private int _lastLine;

    public IReadOnlyList<Comment> Comments => _comments;

    public Token Next()
    {
        SkipBlanks();
        var token = _at.AtEnd ? new Token(TokenKind.End, "", _at.Position) : Read();
        if (disabled.Count > 0)
        {
            token = Allowed(token);
        }

        return Ended(token);
    }

    /// <summary>Continues a back-tick string after the brace that closed a placeholder.</summary>
    public Token AfterHole() => Ended(new StringReader(_at).ReadBackTick(_at.Position));

    private Token Ended(Token token)
    {
        _lastLine = _at.Position.Line;
        return _last = token;
    }

    private Token Read()
    {
        var c = _at.Current;
        if (char.IsAsciiDigit(c))
        {
            return NumberReader.Read(_at, _at.Position, isNegative: false);
        }

        if (char.IsAsciiLetter(c) || c == '_')
        {
            return ReadWord();
        }

        return c switch
        {
            '"' => new StringReader(_at).ReadQuoted(),
            '\'' => new StringReader(_at).ReadChar(),
            '`' => ReadBackTick(),
            '#' when StringReader.IsRaw(_at) => new StringReader(_at).ReadRaw(),
            '-' when char.IsAsciiDigit(_at.Ahead(1)) && !_last.EndsValue => ReadNegative(),
            '!' when _at.Starts("!in") && !Words.NameCharacters.Contains(_at.Ahead(3)) => ReadNotIn(),
            _ => ReadSymbol(),
        };
    }

    private Token ReadBackTick()
    {
        var start = _at.Position;
        _at.Step();
        return new StringReader(_at).ReadBackTick(start, isStart: true);
    }

    private Token ReadNegative()
    {
        var start = _at.Position;
        _at.Skip(1);
        return NumberReader.Read(_at, start, isNegative: true);
    }

    private Token ReadNotIn()
    {
        var start = _at.Position;
        _at.Skip(3);
        return new Token(TokenKind.Symbol, "!in", start);
    }

    private Token ReadWord()
    {
        var start = _at.Position;
        var rest = _at.Rest;
        var length = rest.IndexOfAnyExcept(Words.NameCharacters) is var n && n >= 0 ? n : rest.Length;
        var word = rest[..length].ToString();
        _at.Skip(length);
        if (word == "_")
        {
            return new Token(TokenKind.Symbol, word, start);
        }

        if (!Words.IsName(word))
        {
            throw LexicalErrors.Of("MalformedIdentifier", $"'{Excerpt.Of(word)}' is no name", start);
        }

        return new Token(Words.KindOf(word), word, start);
    }

    private Token ReadSymbol()
    {
        var start = _at.Position;
        if (Words.SymbolAt(_at.Rest) is not { } symbol)
        {
            throw LexicalErrors.Of("UnexpectedInput", $"Unexpected '{_at.Scalar()}'", start);
        }

        if (_at.Starts("# {"))
        {
            throw LexicalErrors.Of("ImproperSymbol", "'# {' starts no map; use '#{'", start);
        }

        _at.Skip(symbol.Length);
        if (Words.HintFor(symbol) is { } hint)
        {
            throw LexicalErrors.Of("ImproperSymbol", hint, start);
        }

        return new Token(Words.IsReservedSymbol(symbol) ? TokenKind.Reserved : TokenKind.Symbol, symbol, start);
    }

    private Token Allowed(Token token)
    {
        if (token.Kind is not (TokenKind.Keyword or TokenKind.Symbol or TokenKind.Reserved) || !disabled.Contains(token.Text))
        {
            return token;
        }

        return token.Kind != TokenKind.Reserved ? token with { Kind = TokenKind.Reserved }
            : throw LexicalErrors.Of("ImproperSymbol", $"'{token.Text}' is disabled", token.Position);
    }

    private void SkipBlanks()
    {
        while (!_at.AtEnd)
        {
            if (_at.Current is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _at.Step();
            }
            else if (_at.Starts("//") || _at.Starts("/*"))
            {
                _comments.Add(CommentReader.Read(_at, isAlone: _at.Position.Line != _lastLine));
                _lastLine = _at.Position.Line;
            }
            else
            {
                return;
            }
        }
    }
}
