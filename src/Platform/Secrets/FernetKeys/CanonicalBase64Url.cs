using System.Buffers;
using System.Buffers.Text;
using Maru.Platform.Secrets.Masking;

namespace Maru.Platform.Secrets.FernetKeys;

/// <summary>
/// Base64url with exactly one spelling for each byte string. The framework's decoder skips white space and accepts texts with or without
/// padding; then two different texts open to the same value, and a changed character is not noticed.
/// </summary>
internal static class CanonicalBase64Url
{
    private const char Pad = '=';

    /// <summary>Text with the padding that the Fernet format asks for.</summary>
    public static string EncodePadded(ReadOnlySpan<byte> bytes)
    {
        var text = Base64Url.EncodeToString(bytes);
        return text.PadRight((text.Length + 3) / 4 * 4, Pad);
    }

    /// <summary>Decodes a text with full padding, and nothing else.</summary>
    public static byte[]? DecodePadded(ReadOnlySpan<char> text)
    {
        var bare = text.TrimEnd(Pad);
        return text.Length % 4 == 0 && text.Length - bare.Length <= 2 ? DecodeBare(bare) : null;
    }

    /// <summary>Decodes a text without padding, and nothing else.</summary>
    public static byte[]? DecodeBare(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 == 1 || !IsAlphabet(text))
        {
            return null;
        }

        // Returns InvalidData if unused bits are not zero; the Try method would throw.
        var bytes = new byte[text.Length * 3 / 4];
        return Base64Url.DecodeFromChars(text, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    private static bool IsAlphabet(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(SecretAlphabet.Base64Url) < 0;
}
