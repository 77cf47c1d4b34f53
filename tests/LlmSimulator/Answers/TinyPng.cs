using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Maru.LlmSimulator.Answers;

/// <summary>A valid 8x8 PNG of one colour chosen by the prompt, padded on demand with an ancillary chunk to test large bodies.</summary>
internal static class TinyPng
{
    private const int Side = 8;
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Make(string prompt, int? bytes = null)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR", [0, 0, 0, Side, 0, 0, 0, Side, 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT", Pixels(prompt));
        if (bytes is { } wanted && wanted > png.Length + 24)
        {
            Chunk(png, "siMu", new byte[wanted - (int)png.Length - 24]);
        }

        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels(string prompt)
    {
        var hash = Crc(Encoding.UTF8.GetBytes(prompt));
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var row = 0; row < Side; row++)
            {
                zlib.WriteByte(0);
                for (var column = 0; column < Side; column++)
                {
                    zlib.Write([(byte)hash, (byte)(hash >> 8), (byte)(hash >> 16)]);
                }
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
            }
        }

        return ~crc;
    }
}
