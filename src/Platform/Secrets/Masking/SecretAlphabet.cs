using System.Buffers;

namespace Maru.Platform.Secrets.Masking;

/// <summary>The characters that keys and tokens are made of.</summary>
internal static class SecretAlphabet
{
    /// <summary>RFC 4648 section 5, without padding.</summary>
    public static readonly SearchValues<char> Base64Url =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The characters of a credential after <c>Bearer</c> or <c>Basic</c>.</summary>
    public static readonly SearchValues<char> Credential =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=:");

    /// <summary>Key ids are lower-case hexadecimal.</summary>
    public static readonly SearchValues<char> KeyId = SearchValues.Create("0123456789abcdef");
}
