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
    public static bool AreIn(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && IsIn(reader.ValueSpan))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<byte> escaped)
    {
        var awaitsLow = false;
        while (escaped.IndexOf((byte)'\\') is >= 0 and var at)
        {
            var (isHigh, isLow) = Look(escaped[at..]);
            if (isLow != awaitsLow || (awaitsLow && at > 0))
            {
                return true;
            }

            awaitsLow = isHigh;
            escaped = escaped[(at + (escaped[at + 1] == 'u' ? EscapeLength : HexAt))..];
        }

        return awaitsLow;
    }

    private static (bool IsHigh, bool IsLow) Look(ReadOnlySpan<byte> escape) =>
        escape[1] == 'u' && Utf8Parser.TryParse(escape.Slice(HexAt, HexLength), out ushort unit, out _, 'X')
            ? (char.IsHighSurrogate((char)unit), char.IsLowSurrogate((char)unit)) : default;
}
