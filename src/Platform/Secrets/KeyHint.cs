using System.Text;

namespace Maru.Platform.Secrets;

/// <summary>The part of a provider key that may be shown so that its owner recognises it. Pure, thread safe.</summary>
public static class KeyHint
{
    /// <summary>Below this length nothing is shown: four characters of a short key would reveal too much.</summary>
    public const int ShortestShown = 16;

    private const int Tail = 4;
    private const int OtherPrefix = 3;

    private static readonly string[] VendorPrefixes = ["sk-ant-", "sk-", "AIza"];

    /// <summary>Vendor prefix, dots and the last four characters; <c>***</c> for a short or non-ASCII key.</summary>
    /// <param name="plaintext">The key.</param>
    public static string Of(string plaintext)
    {
        ArgumentNullException.ThrowIfNull(plaintext);

        if (plaintext.Length < ShortestShown || !Ascii.IsValid(plaintext))
        {
            return Secret.Masked;
        }

        var prefix = Array.Find(VendorPrefixes, p => plaintext.StartsWith(p, StringComparison.Ordinal)) ?? plaintext[..OtherPrefix];
        return $"{prefix}...{plaintext[^Tail..]}";
    }
}
