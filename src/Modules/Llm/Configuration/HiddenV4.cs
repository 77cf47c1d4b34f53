namespace Maru.Modules.Llm.Configuration;

/// <summary>The IPv4 address that travels inside an IPv6 one and is where the packets go in the end.</summary>
internal static class HiddenV4
{
    private const int AtEnd = 12;
    private const int After6To4 = 2;
    private const int InterfaceId = 8;

    /// <summary>Network-specific translation, 64:ff9b:1::/48 (RFC 8215).</summary>
    public static ReadOnlySpan<byte> LocalTranslation => [0, 0x64, 0xFF, 0x9B, 0, 1];

    private static ReadOnlySpan<byte> Compatible => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> Mapped => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF];

    private static ReadOnlySpan<byte> Translated => [0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0];

    private static ReadOnlySpan<byte> WellKnownTranslation => [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> SixToFour => [0x20, 0x02];

    /// <summary>Where its four bytes begin; null when there is none.</summary>
    /// <param name="a">16 bytes in network order.</param>
    public static int? Find(ReadOnlySpan<byte> a)
    {
        var prefix = a[..AtEnd];
        return a.StartsWith(SixToFour) ? After6To4
            : prefix.SequenceEqual(Mapped) || prefix.SequenceEqual(Translated) || prefix.SequenceEqual(WellKnownTranslation) ? AtEnd
            : prefix.SequenceEqual(Compatible) && a[AtEnd..].ContainsAnyExcept((byte)0) && !IsLoopback(a) ? AtEnd
            : a.StartsWith(LocalTranslation) ? (a[LocalTranslation.Length..AtEnd].ContainsAnyExcept((byte)0) ? null : AtEnd)
            : IsIsatap(a) ? AtEnd
            : null;
    }

    private static bool IsLoopback(ReadOnlySpan<byte> a) => !a[..^1].ContainsAnyExcept((byte)0) && a[^1] == 1;

    // RFC 5214: the interface id is 0000:5efe or 0200:5efe and the address.
    private static bool IsIsatap(ReadOnlySpan<byte> a) =>
        (a[InterfaceId] & ~2) == 0 && a[InterfaceId + 1] == 0 && a[InterfaceId + 2] == 0x5E && a[InterfaceId + 3] == 0xFE;
}
