using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>
/// Adds up what a text costs: each character by its kind and the kind before it, in 64ths of a token. The figures are the least that stay
/// above o200k's and cl100k's count for prose of many languages, code, tables, numbers, signs, hexadecimal and base64; letters by chance
/// and scripts that hardly anybody writes may cost more than they say. One look into two tables a byte.
/// </summary>
internal struct TextCost
{
    private const int Unit = 64;
    private const int Row = 32;

    private static readonly TextKind[] Kinds = [.. Enumerable.Range(0, 256).Select(b => KindOf((byte)b))];

    private static readonly byte[] Costs =
    [
        .. Enumerable.Range(0, Row * Row).Select(i => (byte)Math.Round(TokensOf((TextKind)(i / Row), (TextKind)(i % Row)) * Unit)),
    ];

    private TextKind _before;
    private long _sum;

    public readonly int Tokens => (int)Math.Min(int.MaxValue, _sum / Unit);

    /// <param name="json">A JSON string between its quotes, known to be well formed.</param>
    public static int TokensOf(ReadOnlySpan<byte> json)
    {
        var cost = new TextCost();
        for (var escape = json.IndexOf((byte)'\\'); escape >= 0; escape = json.IndexOf((byte)'\\'))
        {
            cost.Add(json[..escape]);
            json = json[(escape + cost.AddEscape(json[escape..]))..];
        }

        cost.Add(json);
        return cost.Tokens;
    }

    public void Add(ReadOnlySpan<byte> utf8)
    {
        // Every request passes here: both tables have a place for every index, which the runtime cannot see.
        ref var kinds = ref MemoryMarshal.GetArrayDataReference(Kinds);
        ref var costs = ref MemoryMarshal.GetArrayDataReference(Costs);
        var (before, sum) = (_before, 0L);
        foreach (var next in utf8)
        {
            var kind = Unsafe.Add(ref kinds, (nint)next);
            sum += Unsafe.Add(ref costs, ((nint)before * Row) | (nint)kind);
            before = kind;
        }

        (_before, _sum) = (before, _sum + sum);
    }

    // Many programs write every character beyond ASCII as an escape.
    private int AddEscape(ReadOnlySpan<byte> escape)
    {
        if (escape[1] != 'u')
        {
            Take(escape[1] is (byte)'n' or (byte)'r' or (byte)'t' ? TextKind.Break : TextKind.Sign);
            return 2;
        }

        var unit = (ValueOf(escape[2]) << 12) | (ValueOf(escape[3]) << 8) | (ValueOf(escape[4]) << 4) | ValueOf(escape[5]);
        switch (unit)
        {
            case < 0x80: Take(Kinds[unit]); return 6;
            case < 0x800: Take(Kinds[0xC0 | (unit >> 6)]); break;
            case >= 0xD800 and < 0xDC00: Take(TextKind.Emoji); break;
            case >= 0xDC00 and < 0xE000: break;
            default: Take(Kinds[0xE0 | (unit >> 12)]); break;
        }

        Take(TextKind.Later);
        return 6;
    }

    private void Take(TextKind kind)
    {
        _sum += Costs[((int)_before * Row) | (int)kind];
        _before = kind;
    }

    private static int ValueOf(byte hex) => (hex & 0xF) + ((hex >> 6) * 9);

    private static TextKind KindOf(byte next) => next switch
    {
        >= (byte)'a' and <= (byte)'z' => TextKind.Lower,
        >= (byte)'A' and <= (byte)'Z' => TextKind.Upper,
        >= (byte)'0' and <= (byte)'9' => TextKind.Digit,
        (byte)' ' => TextKind.Blank,
        (byte)'\t' or (byte)'\n' or (byte)'\r' => TextKind.Break,
        < 0x80 => TextKind.Sign,
        < 0xC0 => TextKind.Later,
        < 0xCA => TextKind.Latin,
        < 0xCE or (>= 0xD4 and <= 0xD6) => TextKind.Seldom,
        >= 0xD0 and <= 0xD3 => TextKind.Cyrillic,
        < 0xE0 => TextKind.Levantine,
        0xE0 => TextKind.Indic,
        < 0xE3 => TextKind.Symbol,
        < 0xEA => TextKind.Han,
        < 0xEE => TextKind.Hangul,
        < 0xF0 => TextKind.Wide,
        _ => TextKind.Emoji,
    };

    // A word, a number or a run of signs begins dear and goes on cheap; a digit after a blank leaves the blank alone.
    private static double TokensOf(TextKind before, TextKind next) => next switch
    {
        TextKind.Lower => before is TextKind.Lower or TextKind.Later ? 0.34 : before is TextKind.Upper ? 0.75 : 1,
        TextKind.Upper => before is TextKind.Upper ? 0.63 : 1.15,
        TextKind.Digit => before is TextKind.Digit ? 0.34 : before is TextKind.Blank ? 1.7 : 1.05,
        TextKind.Sign => before is TextKind.Sign ? 0.7 : 1.05,
        TextKind.Blank => before is TextKind.Blank ? 0.02 : before is TextKind.Break ? 0.35 : 0.1,
        TextKind.Break => before is TextKind.Break ? 0.35 : 0.7,
        TextKind.Later => 0,
        TextKind.Latin => 1,
        TextKind.Cyrillic => before is TextKind.Later ? 0.9 : 1.1,
        TextKind.Levantine => before is TextKind.Later ? 1.3 : 1.4,
        TextKind.Seldom => before is TextKind.Later ? 2.1 : 3,
        TextKind.Indic => before is TextKind.Later ? 1.7 : 2.2,
        TextKind.Han => before is TextKind.Later ? 1.65 : 2,
        TextKind.Hangul => before is TextKind.Later ? 1.5 : 2,
        TextKind.Wide => 2,
        TextKind.Symbol or TextKind.Emoji => 3,
        _ => 0,
    };
}
