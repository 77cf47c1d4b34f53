using System.Buffers.Binary;
using System.Text;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>
/// Numbers and text inside blobs, in a part given by start and count or by a range. If the part is shorter than the number, the number is
/// cut.
/// </summary>
internal static class BlobNumbers
{
    public static void Register(LibraryWriter add)
    {
        Each(add, "parse_le_int", "", (_, bytes, _) => BinaryPrimitives.ReadInt64LittleEndian(Padded(bytes)));
        Each(add, "parse_be_int", "", (_, bytes, _) => BinaryPrimitives.ReadInt64BigEndian(Padded(bytes)));
        Each(add, "parse_le_float", "", (_, bytes, _) => BinaryPrimitives.ReadDoubleLittleEndian(Padded(bytes)));
        Each(add, "parse_be_float", "", (_, bytes, _) => BinaryPrimitives.ReadDoubleBigEndian(Padded(bytes)));
        foreach (var number in (string[])["i", "f"])
        {
            Each(add, "write_le", number, (_, bytes, value) => Write(bytes, value, littleEndian: true));
            Each(add, "write_be", number, (_, bytes, value) => Write(bytes, value, littleEndian: false));
        }

        Each(add, "write_utf8", "s", (_, bytes, value) => Copy(Encoding.UTF8.GetBytes(value.Text.Value), bytes));
        Each(add, "write_ascii", "s", (_, bytes, value) => Copy(Ascii(value.Text), bytes));
    }

    private delegate RhaiValue OnBytes(RhaiRun run, Span<byte> bytes, RhaiValue value);

    private static void Each(LibraryWriter add, string name, string value, OnBytes act)
    {
        Forms(add, name, "Bii" + value, value.Length > 0, 3, a => Offsets.Clamp(a[0].Blob.Count, a[1].Int, a[2].Int), act);
        Forms(add, name, "Br" + value, value.Length > 0, 2, a => Offsets.Clamp(a[0].Blob.Count, a[1].Range), act);
        Forms(add, name, "BR" + value, value.Length > 0, 2, a => Offsets.Clamp(a[0].Blob.Count, a[1].Range), act);
    }

    private delegate (int Start, int Count) Stretch(Span<RhaiValue> arguments);

    private static void Forms(LibraryWriter add, string name, string parameters, bool writes, int valueAt, Stretch stretch, OnBytes act)
    {
        if (!writes)
        {
            add.Pure(name, parameters, (run, a) =>
            {
                var (start, count) = stretch(a);
                return act(run, a[0].Blob.Bytes.Slice(start, Math.Min(count, 8)), default);
            });
            return;
        }

        add.Mutates(name, parameters, (run, a) =>
        {
            var (start, count) = stretch(a);
            return act(run, RhaiPlace.OwnBlob(ref a[0]).Bytes.Slice(start, count), a[valueAt]);
        });
    }

    private static byte[] Padded(ReadOnlySpan<byte> bytes)
    {
        var whole = new byte[8];
        bytes.CopyTo(whole);
        return whole;
    }

    private static RhaiValue Write(Span<byte> bytes, in RhaiValue value, bool littleEndian)
    {
        var whole = new byte[8];
        if (littleEndian)
        {
            BinaryPrimitives.WriteInt64LittleEndian(whole, value.Bits);
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(whole, value.Bits);
        }

        return Copy(whole, bytes);
    }

    private static RhaiValue Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from[..Math.Min(from.Length, to.Length)].CopyTo(to);
        return default;
    }

    private static byte[] Ascii(RhaiText text) => [.. text.Value.Where(char.IsAscii).Select(c => (byte)c)];
}
