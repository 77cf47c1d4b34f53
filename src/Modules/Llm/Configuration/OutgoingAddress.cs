using System.Buffers.Binary;

namespace Maru.Modules.Llm.Configuration;

/// <summary>
/// Which addresses this server calls on an administrator's word. Works on the bytes of an address, so that the check at saving and the
/// one at connecting (a name may lead elsewhere by then) are the same.
/// </summary>
internal static class OutgoingAddress
{
    private const int V4Length = 4;
    private const int V6Length = 16;

    /// <param name="address">4 or 16 bytes in network order.</param>
    /// <param name="allowPrivate">Whether this machine and private networks may be called.</param>
    public static bool IsAllowed(ReadOnlySpan<byte> address, bool allowPrivate) => address.Length switch
    {
        V4Length => !IsForbiddenV4(address) && (allowPrivate || !IsPrivateV4(address)),
        V6Length => !IsForbiddenV6(address) && (allowPrivate || !IsPrivateV6(address))
            && (HiddenV4.Find(address) is not { } at || IsAllowed(address.Slice(at, V4Length), allowPrivate)),
        _ => false,
    };

    // 168.63.129.16, 100.100.100.200 and 192.0.0.192 are metadata services outside the link-local block.
    private static bool IsForbiddenV4(ReadOnlySpan<byte> a) =>
        a[0] is 0 or >= 224
        || (a[0] == 169 && a[1] == 254)
        || BinaryPrimitives.ReadUInt32BigEndian(a) is 0xA83F8110 or 0x646464C8 or 0xC00000C0;

    // What is not on the internet (RFC 6890): this machine, private and shared networks, protocol assignments, benchmarks, documentation.
    private static bool IsPrivateV4(ReadOnlySpan<byte> a) => (a[0], a[1], a[2]) switch
    {
        (10 or 127, _, _) or (172, >= 16 and <= 31, _) or (192, 168, _) or (100, >= 64 and <= 127, _) => true,
        (192, 0, 0 or 2) or (192, 88, 99) or (198, 18 or 19, _) or (198, 51, 100) or (203, 0, 113) => true,
        _ => false,
    };

    // Beside the unspecified, multicast and link-local addresses: tunnels whose far end the address does not tell or tells in disguise.
    private static bool IsForbiddenV6(ReadOnlySpan<byte> a) =>
        !a.ContainsAnyExcept((byte)0)
        || a[0] == 0xFF
        || (a[0] == 0xFE && (a[1] & 0xC0) == 0x80)
        || a.StartsWith(Teredo)
        || (a.StartsWith(HiddenV4.LocalTranslation) && HiddenV4.Find(a) is null)
        || a.SequenceEqual(CloudMetadataV6);

    // Unique local, the site-local addresses before them, this machine.
    private static bool IsPrivateV6(ReadOnlySpan<byte> a) =>
        (a[0] & 0xFE) == 0xFC || (a[0] == 0xFE && (a[1] & 0xC0) == 0xC0) || (!a[..15].ContainsAnyExcept((byte)0) && a[15] == 1);

    private static ReadOnlySpan<byte> Teredo => [0x20, 0x01, 0, 0];

    private static ReadOnlySpan<byte> CloudMetadataV6 => [0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54];
}
