using System.Buffers.Text;
using System.Text.Json;

namespace Maru.Kernel;

/// <summary>Finds escapes of half a surrogate pair: valid JSON that no string can hold. The search allocates no string.</summary>
public static class HalfSurrogates
{
    private const int EscapeLength = 6;
    private const int HexAt = 2;
    private const int HexLength = 4;

    /// <summary>Whether any string in the JSON has such an escape.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">The part that was read is not JSON.</exception>
    public static bool AreIn(ReadOnlySpan<byte> json) => Find(json) >= 0;

    /// <summary>Where the first such escape stands; negative when there is none.</summary>
    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">The part that was read is not JSON.</exception>
    public static int Find(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return -1;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped
                && FindIn(reader.ValueSpan) is >= 0 and var at)
            {
                return (int)reader.TokenStartIndex + 1 + at;
            }
        }

        return -1;
    }

    private static int FindIn(ReadOnlySpan<byte> escaped)
    {
        var (from, high) = (0, -1);
        while (escaped[from..].IndexOf((byte)'\\') is >= 0 and var distance)
        {
            var at = from + distance;
            var (isHigh, isLow) = Look(escaped[at..]);
            if (high >= 0 && (!isLow || distance > 0))
            {
                return high;
            }

            if (high < 0 && isLow)
            {
                return at;
            }

            high = isHigh ? at : -1;
            from = at + (escaped[at + 1] == 'u' ? EscapeLength : HexAt);
        }

        return high;
    }

    private static (bool IsHigh, bool IsLow) Look(ReadOnlySpan<byte> escape) =>
        escape[1] == 'u' && Utf8Parser.TryParse(escape.Slice(HexAt, HexLength), out ushort unit, out _, 'X')
            ? (char.IsHighSurrogate((char)unit), char.IsLowSurrogate((char)unit)) : default;
}
