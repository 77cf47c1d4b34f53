using System.Buffers.Binary;

namespace Maru.Kernel;

/// <summary>Ids are UUIDv7 strings (RFC 9562): unique, and sorted by the time they were made.</summary>
public static class Id
{
    /// <summary>Bytes of randomness in an id, of which a few bits say that it is one.</summary>
    public const int RandomBytes = 10;

    /// <summary>A new id, stamped with the clock's time.</summary>
    /// <param name="clock">The clock.</param>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString();

    /// <summary>An id from randomness that is at hand: who makes many at once need not ask the system for each one.</summary>
    /// <param name="at">When what it names came to be.</param>
    /// <param name="random"><see cref="RandomBytes"/> bytes that nobody can foresee, used for this id alone.</param>
    public static string Of(DateTimeOffset at, ReadOnlySpan<byte> random)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, at.ToUnixTimeMilliseconds() << 16);
        random[..RandomBytes].CopyTo(id[^RandomBytes..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true).ToString();
    }

    /// <summary>Whether the text has the form of an id. Anything else can be answered 404 without asking the database.</summary>
    /// <param name="text">The text.</param>
    public static bool IsWellFormed(string? text) => text is { Length: 36 } && Guid.TryParseExact(text, "D", out _);
}
