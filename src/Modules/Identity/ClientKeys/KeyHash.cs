using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>The SHA-256 of a client key's secret, as a dictionary key that needs no allocation.</summary>
internal readonly struct KeyHash : IEquatable<KeyHash>
{
    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private KeyHash(UInt128 first, UInt128 second) => (_first, _second) = (first, second);

    /// <summary>Of 32 bytes.</summary>
    public static KeyHash Of(ReadOnlySpan<byte> sha256) =>
        new(MemoryMarshal.Read<UInt128>(sha256), MemoryMarshal.Read<UInt128>(sha256[16..]));

    public bool Equals(KeyHash other)
    {
        // Compares all bytes, so that the time does not show how many are equal.
        var (mine, theirs) = (this, other);
        return CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(new ReadOnlySpan<KeyHash>(in mine)), MemoryMarshal.AsBytes(new ReadOnlySpan<KeyHash>(in theirs)));
    }

    public override bool Equals(object? obj) => obj is KeyHash other && Equals(other);

    public override int GetHashCode() => (int)(uint)_first;
}
