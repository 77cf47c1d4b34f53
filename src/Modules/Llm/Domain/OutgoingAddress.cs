using System.Buffers.Binary;

namespace Maru.Modules.Llm.Domain;

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
        V6Length => Embedded(address) is { } v4
            ? IsAllowed(address.Slice(v4, V4Length), allowPrivate)
            : !IsForbiddenV6(address) && (allowPrivate || !IsPrivateV6(address)),
        _ => false,
    };

    // 168.63.129.16 and 100.100.100.200 are metadata services outside the link-local block.
    private static bool IsForbiddenV4(ReadOnlySpan<byte> a) =>
        a[0] is 0 or >= 224
        || (a[0] == 169 && a[1] == 254)
        || BinaryPrimitives.ReadUInt32BigEndian(a) is 0xA83F8110 or 0x646464C8 or 0xC00000C0;

    private static bool IsPrivateV4(ReadOnlySpan<byte> a) =>
        a[0] is 10 or 127
        || (a[0] == 172 && a[1] is >= 16 and <= 31)
        || (a[0] == 192 && a[1] == 168)
        || (a[0] == 100 && a[1] is >= 64 and <= 127);

    private static bool IsForbiddenV6(ReadOnlySpan<byte> a) =>
        !a.ContainsAnyExcept((byte)0)
        || a[0] == 0xFF
        || (a[0] == 0xFE && (a[1] & 0xC0) == 0x80)
        || a.SequenceEqual(CloudMetadataV6);

    private static bool IsPrivateV6(ReadOnlySpan<byte> a) =>
        (a[0] & 0xFE) == 0xFC || (!a[..15].ContainsAnyExcept((byte)0) && a[15] == 1);

    // An IPv4 address can travel inside an IPv6 one: mapped (::ffff:0:0/96), translated (64:ff9b::/96), 6to4 (2002::/16).
    private static int? Embedded(ReadOnlySpan<byte> a) =>
        a[..12].SequenceEqual(MappedPrefix) || a[..12].SequenceEqual(TranslatedPrefix) ? 12
        : a[0] == 0x20 && a[1] == 0x02 ? 2
        : null;

    private static ReadOnlySpan<byte> MappedPrefix => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF];

    private static ReadOnlySpan<byte> TranslatedPrefix => [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0];

    private static ReadOnlySpan<byte> CloudMetadataV6 => [0xFD, 0x00, 0x0E, 0xC2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54];
}
