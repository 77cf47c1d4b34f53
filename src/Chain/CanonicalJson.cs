using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Maru.Chain;

/// <summary>
/// Writes JSON in the canonical form of RFC 8785: no spaces, the shortest escapes, text as UTF-8. The caller is responsible for the order
/// of names. Not thread safe.
/// </summary>
internal sealed class CanonicalJson(ArrayBufferWriter<byte> to)
{
    private const int LongestNumber = 20;
    private const int LongestEscape = 6;

    // The quotation mark, the backslash, and all characters below the space.
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    public void Raw(ReadOnlySpan<byte> text) => to.Write(text);

    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, to.GetSpan(LongestNumber), out var length);
        to.Advance(length);
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        var room = to.GetSpan((value.Length * LongestEscape) + 2);
        room[0] = (byte)'"';
        var length = 1;
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is >= 0 and var at)
        {
            length += Encoding.UTF8.GetBytes(rest[..at], room[length..]);
            length += Escape(rest[at], room[length..]);
            rest = rest[(at + 1)..];
        }

        length += Encoding.UTF8.GetBytes(rest, room[length..]);
        room[length] = (byte)'"';
        to.Advance(length + 1);
    }

    private static int Escape(char c, Span<byte> to)
    {
        var letter = c switch { '"' => '"', '\\' => '\\', '\b' => 'b', '\t' => 't', '\n' => 'n', '\f' => 'f', '\r' => 'r', _ => 'u' };
        to[0] = (byte)'\\';
        to[1] = (byte)letter;
        if (letter != 'u')
        {
            return 2;
        }

        to[2] = to[3] = (byte)'0';
        to[4] = Digit(c >> 4);
        to[5] = Digit(c & 15);
        return LongestEscape;
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
