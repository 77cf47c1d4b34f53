using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Maru.Modules.Llm.Gateway.Bodies;

/// <summary>
/// Makes UTF-8 of a body: a byte order mark is left out, and UTF-16 is told by its mark or by the zero beside its first letter, whatever
/// the charset says. What is neither is said in words, with its place.
/// </summary>
internal static class BodyText
{
    private const int MostBytesOfAUnit = 3;

    public static GatewayError? ToUtf8(StringValues contentType, int limit, ref RequestBody body)
    {
        var bytes = body.Bytes.Span;
        if (bytes.StartsWith("\uFEFF"u8))
        {
            body.Skip("\uFEFF"u8.Length);
            bytes = body.Bytes.Span;
        }
        else if (bytes.Length >= 2 && Utf16(bytes[0], bytes[1]) is { } bigEndian)
        {
            return FromUtf16(bigEndian, limit, ref body);
        }

        return Utf8.IsValid(bytes) ? null
            : IsLatin1(contentType) ? FromLatin1(limit, ref body)
            : NotUtf8(bytes);
    }

    // JSON begins with a letter of ASCII, so its other byte is a zero.
    private static bool? Utf16(byte first, byte second) => (first, second) switch
    {
        (0xFE, 0xFF) or (0, not 0) => true,
        (0xFF, 0xFE) or (not 0, 0) => false,
        _ => null,
    };

    private static bool IsLatin1(StringValues contentType) =>
        MediaTypeHeaderValue.TryParse(contentType.ToString(), out var type)
        && HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToLowerInvariant() is "iso-8859-1" or "latin1";

    private static GatewayError? FromUtf16(bool bigEndian, int limit, ref RequestBody body)
    {
        var bytes = body.Bytes.Span;
        if (bytes.Length % 2 != 0)
        {
            return GatewayError.Invalid(
                "malformed_json", "The body is UTF-16 and breaks off within a character. Send it whole, or as UTF-8.");
        }

        var units = MemoryMarshal.Cast<byte, char>(bytes).ToArray();
        if (bigEndian)
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, short>(units), MemoryMarshal.Cast<char, short>(units.AsSpan()));
        }

        var text = units.AsSpan().TrimStart('\uFEFF');
        var utf8 = ArrayPool<byte>.Shared.Rent(MostBytesOfAUnit * text.Length);
        var status = Utf8.FromUtf16(text, utf8, out var read, out var written, replaceInvalidSequences: false);
        if (status is not OperationStatus.Done || written > limit)
        {
            ArrayPool<byte>.Shared.Return(utf8);
            return status is OperationStatus.Done ? RequestBody.TooLarge(limit) : GatewayError.Invalid(
                "malformed_json", $"The body is UTF-16 and has half of a surrogate pair without the other half, at character {read + 1}.");
        }

        body.Become(new RequestBody(utf8, written));
        return null;
    }

    private static GatewayError? FromLatin1(int limit, ref RequestBody body)
    {
        var text = Encoding.Latin1.GetString(body.Bytes.Span);
        var utf8 = ArrayPool<byte>.Shared.Rent(MostBytesOfAUnit * text.Length);
        var written = Encoding.UTF8.GetBytes(text, utf8);
        body.Become(new RequestBody(utf8, written));
        return written > limit ? RequestBody.TooLarge(limit) : null;
    }

    private static GatewayError NotUtf8(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) is OperationStatus.Done)
        {
            at += length;
        }

        return GatewayError.Invalid("malformed_json", $"The body is not valid UTF-8, {BodyFault.Place(bytes, at)}. Send it as UTF-8.");
    }
}
