using System.Text;

namespace Maru.Modules.Llm.Calls.Measuring;

/// <summary>
/// Undoes JSON's escapes byte by byte. Halves of a surrogate pair find each other across reads, and across deltas too. Allocates nothing.
/// </summary>
internal struct TextUnescaper
{
    private const int HexDigits = 4;

    private bool _begun;
    private int _digitsLeft;
    private int _unit;
    private char _high;

    /// <summary>More of the inside of a string.</summary>
    public void PushAll(ReadOnlySpan<byte> json, WrittenText into)
    {
        while (!json.IsEmpty)
        {
            if (_begun || _digitsLeft > 0)
            {
                Push(json[0], into);
                json = json[1..];
                continue;
            }

            var stop = json.IndexOf((byte)'\\');
            Take(stop < 0 ? json : json[..stop], into);
            _begun = stop >= 0;
            json = stop < 0 ? default : json[(stop + 1)..];
        }
    }

    /// <summary>A new string begins, whatever became of the one before.</summary>
    public void Begin() => (_begun, _digitsLeft) = (false, 0);

    private void Push(byte next, WrittenText into)
    {
        if (_digitsLeft > 0)
        {
            _unit = (_unit << 4) | ValueOf(next);
            if (--_digitsLeft == 0)
            {
                TakeUnit((char)_unit, into);
            }

            return;
        }

        _begun = false;
        if (next == 'u')
        {
            (_digitsLeft, _unit) = (HexDigits, 0);
        }
        else
        {
            Take([Plain(next)], into);
        }
    }

    private void Take(ReadOnlySpan<byte> utf8, WrittenText into)
    {
        if (_high != 0 && !utf8.IsEmpty)
        {
            _high = '\0';
            into.Add("\uFFFD"u8);
        }

        into.Add(utf8);
    }

    private static int ValueOf(byte hex) => hex switch
    {
        >= (byte)'0' and <= (byte)'9' => hex - '0',
        >= (byte)'a' and <= (byte)'f' => hex - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => hex - 'A' + 10,
        _ => 0,
    };

    private static byte Plain(byte escaped) => escaped switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escaped,
    };

    private void TakeUnit(char unit, WrittenText into)
    {
        if (char.IsHighSurrogate(unit))
        {
            into.Add(_high == 0 ? default : "\uFFFD"u8);
            _high = unit;
            return;
        }

        var whole = char.IsLowSurrogate(unit) && _high != 0;
        var rune = whole ? new Rune(_high, unit) : Rune.TryCreate(unit, out var one) ? one : Rune.ReplacementChar;
        _high = whole ? '\0' : _high;
        Span<byte> utf8 = stackalloc byte[4];
        Take(utf8[..rune.EncodeToUtf8(utf8)], into);
    }
}
