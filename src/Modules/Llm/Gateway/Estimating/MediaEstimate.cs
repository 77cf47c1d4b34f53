using System.Text;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>
/// Guesses what a media string costs: by the kind its data URL names, and by its bytes, since more of them mean more to look at. Vendors
/// count differently by a factor of ten and more; these stay within that of each of them. What is neither picture nor sound nor film nor
/// pages is text.
/// </summary>
internal static class MediaEstimate
{
    /// <summary>A file the vendor keeps: nobody here knows its size.</summary>
    public const int Stored = 1_500;

    // Vendors scale pictures down, so most of one costs the same whatever its size; some of them count tiles.
    private const int Picture = 2_600;
    private const int PictureBytesPerToken = 700;

    // 10 to 32 tokens a second; speech is seldom below 4 kB a second compressed, nor below 16 kB as samples.
    private const int SoundBytesPerToken = 100;
    private const int SampleBytesPerToken = 500;

    // A page of text is some 3 kB of a PDF and 250 to 1,000 tokens.
    private const int PagesBytesPerToken = 10;

    private const int LongestHead = 160;

    /// <param name="json">The JSON string between its quotes, escapes and all.</param>
    /// <param name="kind">What the member is for, which counts when the string is no data URL.</param>
    public static int Of(ReadOnlySpan<byte> json, MediaKind kind)
    {
        Span<byte> buffer = stackalloc byte[LongestHead];
        ReadOnlySpan<byte> head = buffer[..JsonHead.Unescape(json, buffer)];
        if (!StartsWith(head, "data:"u8))
        {
            return head.IndexOf("://"u8) >= 0 ? Picture + TokenEstimate.OfText(json) : OfBytes(kind, head, json.Length);
        }

        var comma = head.IndexOf((byte)',');
        var type = head["data:".Length..Math.Max("data:".Length, comma)];
        return comma >= 0 && EndsWith(type, ";base64"u8) && KindOf(type) is { } named
            ? OfBytes(named, head[(comma + 1)..], json.Length)
            : TokenEstimate.OfText(json);
    }

    /// <summary>A file that is not looked at: a picture, or sound of which nobody knows how it is packed.</summary>
    public static int OfFile(int bytes, bool isPicture) =>
        isPicture ? Picture + (bytes / PictureBytesPerToken) : 1 + (bytes / SoundBytesPerToken);

    private static MediaKind? KindOf(ReadOnlySpan<byte> type) =>
        StartsWith(type, "image/svg"u8) ? null
        : StartsWith(type, "image/"u8) ? MediaKind.Picture
        : StartsWith(type, "audio/"u8) ? MediaKind.Sound
        : StartsWith(type, "video/"u8) ? MediaKind.Film
        : MediaKind.File;

    private static int OfBytes(MediaKind kind, ReadOnlySpan<byte> base64, int length)
    {
        var bytes = (int)(length * 3L / 4);
        return kind switch
        {
            MediaKind.Picture => Picture + (bytes / PictureBytesPerToken),
            MediaKind.Sound when base64.StartsWith("UklGR"u8) => 1 + (bytes / SampleBytesPerToken),
            MediaKind.Sound => 1 + (bytes / SoundBytesPerToken),
            MediaKind.Film => Picture + (bytes / SoundBytesPerToken),
            MediaKind.File when IsPicture(base64) => OfBytes(MediaKind.Picture, base64, length),
            MediaKind.File when base64.StartsWith("JVBERi"u8) => Stored + (bytes / PagesBytesPerToken),
            MediaKind.File => TokenEstimate.OfUnseen(bytes),
        };
    }

    // PNG, JPEG, GIF and WebP begin so in base64.
    private static bool IsPicture(ReadOnlySpan<byte> base64) =>
        base64.StartsWith("iVBOR"u8) || base64.StartsWith("/9j/"u8) || base64.StartsWith("R0lGOD"u8) || base64.StartsWith("UklGR"u8);

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);

    private static bool EndsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end) =>
        text.Length >= end.Length && Ascii.EqualsIgnoreCase(text[^end.Length..], end);
}
