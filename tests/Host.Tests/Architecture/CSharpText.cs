using System.Text;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// C# as the rules see it: <see cref="Code"/> is the text with comments and the insides of literals blanked out, at the same offsets;
/// <see cref="Literals"/> are the strings, each with its offset.
/// </summary>
internal sealed class CSharpText
{
    private readonly string _text;
    private readonly StringBuilder _code;
    private readonly List<(int Offset, string Text)> _literals = [];
    private int _at;

    public CSharpText(string text)
    {
        _text = text;
        _code = new StringBuilder(text);
        ReadCode(untilBraces: 0);
        Code = _code.ToString();
    }

    public string Code { get; }

    public IReadOnlyList<(int Offset, string Text)> Literals => _literals;

    /// <summary>The end of the block whose opening brace is the first at or after <paramref name="from"/>.</summary>
    public int EndOfBlock(int from)
    {
        var depth = 0;
        for (var i = Code.IndexOf('{', from); i >= 0 && i < Code.Length; i++)
        {
            depth += Code[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return Code.Length;
    }

    // untilBraces > 0: the code is a hole of an interpolated string and ends with that many closing braces.
    private void ReadCode(int untilBraces)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            if (untilBraces > 0 && depth == 0 && _text[_at] == '}')
            {
                Blank(_at + untilBraces);
                return;
            }

            if (Starts("//"))
            {
                Blank(EndOf("\n", _at));
            }
            else if (Starts("/*"))
            {
                Blank(EndOf("*/", _at + 2) + 2);
            }
            else if (_text[_at] == '\'')
            {
                ReadCharacter();
            }
            else if (!TryReadString())
            {
                depth += _text[_at] switch { '{' => 1, '}' => -1, _ => 0 };
                _at++;
            }
        }
    }

    private void ReadCharacter()
    {
        var end = _text.IndexOf('\'', _text.AsSpan(_at + 1).StartsWith("\\") ? _at + 3 : _at + 2);
        Blank(end < 0 ? _at + 1 : end + 1);
    }

    private bool TryReadString()
    {
        var at = _at;
        while (at < _text.Length && _text[at] is '$' or '@')
        {
            at++;
        }

        if (at >= _text.Length || _text[at] != '"')
        {
            return false;
        }

        var prefix = _text[_at..at];
        var verbatim = prefix.Contains('@', StringComparison.Ordinal);
        var quotes = CountOf('"', at) is var many && many >= 3 && !verbatim ? many : 1;
        _at = at + quotes;
        var start = _at;
        ReadString(quotes, prefix.Count('$'), verbatim);
        _literals.Add((start, _text[start..Math.Min(_at, _text.Length)]));
        _at += quotes;
        return true;
    }

    private void ReadString(int quotes, int holes, bool verbatim)
    {
        while (_at < _text.Length)
        {
            if (CountOf('"', _at) is var found && found > 0)
            {
                if (found >= quotes && !(verbatim && quotes == 1 && found % 2 == 0))
                {
                    Blank(_at + found - quotes);
                    return;
                }

                Blank(_at + (verbatim ? 2 : found));
            }
            else if (holes > 0 && _text[_at] == '{')
            {
                ReadHole(quotes, holes);
            }
            else
            {
                Blank(_at + (_text[_at] == '\\' && quotes == 1 && !verbatim ? 2 : 1));
            }
        }
    }

    private void ReadHole(int quotes, int holes)
    {
        var braces = CountOf('{', _at);
        if (quotes == 1 ? braces % 2 == 0 : braces < holes)
        {
            Blank(_at + braces);
            return;
        }

        Blank(_at + braces);
        ReadCode(holes);
    }

    private bool Starts(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

    private int EndOf(string mark, int from) =>
        _text.IndexOf(mark, Math.Min(from, _text.Length), StringComparison.Ordinal) is var i && i >= 0 ? i : _text.Length;

    private int CountOf(char c, int from) => _text.AsSpan(from).IndexOfAnyExcept(c) is var n && n >= 0 ? n : _text.Length - from;

    private void Blank(int end)
    {
        for (end = Math.Min(end, _text.Length); _at < end; _at++)
        {
            _code[_at] = _text[_at] == '\n' ? '\n' : ' ';
        }
    }
}
