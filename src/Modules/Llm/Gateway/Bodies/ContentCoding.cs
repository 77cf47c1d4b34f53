using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Primitives;

namespace Maru.Modules.Llm.Gateway.Bodies;

/// <summary>Unpacks a body that was packed for the way (Content-Encoding). Stops as soon as more comes out than a body may have.</summary>
internal static class ContentCoding
{
    /// <summary>What can be undone, as the header Accept-Encoding of a 415 names it.</summary>
    public const string Known = "gzip, deflate, br";

    private const int Most = 3;
    private const int Smallest = 16 * 1024;

    // The low half of a zlib stream's first byte; many send deflate without that frame.
    private const int Zlib = 0x08;

    /// <summary>Why the codings cannot be undone, told before the body is read; null when they can.</summary>
    public static GatewayError? Refuses(StringValues header)
    {
        if (header.Count == 0)
        {
            return null;
        }

        var names = Names(header);
        return names.Length <= Most && Array.TrueForAll(names, name => name is "gzip" or "x-gzip" or "deflate" or "br" or "identity") ? null
            : new GatewayError(415, GatewayError.InvalidRequest, "unsupported_content_encoding",
                $"The body's Content-Encoding is not known here. Send it unpacked, or as one of {Known}.");
    }

    /// <param name="header">Known codings, in the order in which they were applied.</param>
    /// <param name="limit">The most bytes that may come out of each.</param>
    /// <param name="body">Becomes the unpacked one.</param>
    public static GatewayError? Undo(StringValues header, int limit, ref RequestBody body)
    {
        foreach (var name in Names(header).AsEnumerable().Reverse())
        {
            if (name is not "identity" && body.Bytes.Length > 0 && Unpack(name, limit, ref body) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static string[] Names(StringValues header) => header.ToString().ToLowerInvariant()
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static GatewayError? Unpack(string name, int limit, ref RequestBody body)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(limit, Math.Max(Smallest, 4 * body.Bytes.Length)) + 1);
        var length = 0;
        try
        {
            using var unpacking = Open(name, body.Bytes);
            while (unpacking.Read(buffer, length, buffer.Length - length) is > 0 and var read)
            {
                length += read;
                if (length > limit)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    return RequestBody.TooLarge(limit);
                }

                buffer = length == buffer.Length ? Larger(buffer) : buffer;
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return GatewayError.Invalid(
                "malformed_content_encoding",
                $"The body is not what its Content-Encoding says, or breaks off: it cannot be unpacked as {name}.");
        }

        body.Become(new RequestBody(buffer, length));
        return null;
    }

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static Stream Open(string name, ReadOnlyMemory<byte> packed)
    {
        MemoryMarshal.TryGetArray(packed, out var part);
        var bytes = new MemoryStream(part.Array!, part.Offset, part.Count, writable: false);
        return name switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "deflate" when (packed.Span[0] & 0x0F) == Zlib => new ZLibStream(bytes, CompressionMode.Decompress),
            "deflate" => new DeflateStream(bytes, CompressionMode.Decompress),
            _ => new GZipStream(bytes, CompressionMode.Decompress),
        };
    }
}
