using System.Buffers.Binary;
using System.IO.Compression;

namespace Maru.Composer.Images;

/// <summary>
/// Writes 8-bit RGB as PNG (W3C PNG, filter Up on every row, which suits pictures made of vertical gradients). Thread safe.
/// </summary>
internal static class PngEncoder
{
    private const int Channels = 3;
    private const byte FilterUp = 2;
    private const byte TrueColour = 2;
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Remainder((uint)n))];

    public static ReadOnlyMemory<byte> Encode(Canvas canvas)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = TrueColour;
        header[10..].Clear();
        WriteChunk(png, "IHDR"u8, header);
        WriteChunk(png, "IDAT"u8, Squeeze(canvas));
        WriteChunk(png, "IEND"u8, []);
        return png.GetBuffer().AsMemory(0, (int)png.Length);
    }

    private static ReadOnlySpan<byte> Squeeze(Canvas canvas)
    {
        var stride = canvas.Width * Channels;
        var squeezed = new MemoryStream();
        using (var zlib = new ZLibStream(squeezed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var filtered = new byte[stride + 1];
            var (above, row) = (new byte[stride], new byte[stride]);
            filtered[0] = FilterUp;
            for (var y = 0; y < canvas.Height; y++)
            {
                canvas.WriteRow(y, row);
                for (var x = 0; x < stride; x++)
                {
                    filtered[x + 1] = (byte)(row[x] - above[x]);
                }

                zlib.Write(filtered);
                (above, row) = (row, above);
            }
        }

        return squeezed.GetBuffer().AsSpan(0, (int)squeezed.Length);
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        png.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint Remainder(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            n = (n & 1) == 1 ? Polynomial ^ (n >> 1) : n >> 1;
        }

        return n;
    }
}
