using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Maru.Chain;

/// <summary>
/// Writes JSON in the one form of RFC 8785: no blanks, the shortest escapes, text as UTF-8. The order of the names is the caller's matter.
/// Not thread safe.
/// </summary>
internal sealed class CanonicalJson(ArrayBufferWriter<byte> to)
{
    private const int LongestNumber = 20;

    // The quotation mark, the backslash, and what is below the blank.
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

        Raw("\""u8);
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is >= 0 and var at)
        {
            Plain(rest[..at]);
            Escape(rest[at]);
            rest = rest[(at + 1)..];
        }

        Plain(rest);
        Raw("\""u8);
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\b':
                Raw("\\b"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\f':
                Raw("\\f"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            default:
                Raw("\\u00"u8);
                Raw([Digit(c >> 4), Digit(c & 15)]);
                break;
        }
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
