using System.Text;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Lexing;

/// <summary>A place in a text that knows its line and column; a column is one Unicode scalar.</summary>
internal sealed class Cursor(string text)
{
    private int _line = 1;
    private int _column = 1;

    public string Text { get; } = text;

    public int Offset { get; private set; }

    public Position Position => new(_line, _column);

    public bool AtEnd => Offset >= Text.Length;

    /// <summary>The character here, or NUL at the end.</summary>
    public char Current => Offset < Text.Length ? Text[Offset] : '\0';

    public ReadOnlySpan<char> Rest => Text.AsSpan(Offset);

    public char Ahead(int count) => Offset + count < Text.Length ? Text[Offset + count] : '\0';

    public bool Starts(string mark) => Rest.StartsWith(mark, StringComparison.Ordinal);

    /// <summary>The scalar here; half a surrogate pair is read as U+FFFD.</summary>
    public Rune Scalar()
    {
        Rune.DecodeFromUtf16(Rest, out var rune, out _);
        return rune;
    }

    /// <summary>Moves forward by one scalar.</summary>
    public void Step()
    {
        var c = Text[Offset++];
        if (c == '\n')
        {
            _line++;
            _column = 1;
            return;
        }

        if (char.IsHighSurrogate(c) && char.IsLowSurrogate(Current))
        {
            Offset++;
        }

        _column++;
    }

    /// <summary>Moves forward by characters, none of which ends a line or is half a scalar.</summary>
    public void Skip(int count)
    {
        Offset += count;
        _column += count;
    }
}
