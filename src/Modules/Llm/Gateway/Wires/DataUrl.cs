using System.Buffers.Text;
using System.Text;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary><c>data:image/png;base64,…</c> (RFC 2397).</summary>
internal static class DataUrl
{
    private const int LongestHead = 256;

    private static ReadOnlySpan<byte> Scheme => "data:"u8;

    private static ReadOnlySpan<byte> Mark => ";base64"u8;

    public static bool IsOne(ReadOnlySpan<byte> url) => url.Length > Scheme.Length && Ascii.EqualsIgnoreCase(url[..Scheme.Length], Scheme);

    /// <summary>False when it names no media type, or is no valid base64.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> url, out string mediaType, out ReadOnlyMemory<byte> base64)
    {
        (mediaType, base64) = ("", default);
        var head = url.Span[..Math.Max(0, url.Span[..Math.Min(url.Length, LongestHead)].IndexOf((byte)','))];
        if (!IsOne(head) || head.Length < Scheme.Length + Mark.Length || !Ascii.EqualsIgnoreCase(head[^Mark.Length..], Mark))
        {
            return false;
        }

        base64 = url[(head.Length + 1)..];
        mediaType = Encoding.UTF8.GetString(head[Scheme.Length..head.IndexOf((byte)';')]);
        return mediaType.IndexOf('/', StringComparison.Ordinal) > 0 && !base64.IsEmpty && Base64.IsValid(base64.Span);
    }
}
