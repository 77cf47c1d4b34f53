using System.Buffers;
using System.IO.Compression;
using Maru.Modules.Llm.Gateway.Bodies;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class ContentCodingTests
{
    private const int Limit = 64 * 1024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void A_bomb_is_left_alone_as_soon_as_it_passes_the_limit(string coding)
    {
        var body = BodyOf(Pack(new byte[64 * 1024 * 1024], coding));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = ContentCoding.Undo(coding, Limit, ref body);

        Assert.Equal(413, error?.Status);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * Limit);
        body.Dispose();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public void The_limit_counts_what_comes_out(int length, bool fits)
    {
        var body = BodyOf(Pack(new byte[length], "gzip"));

        var error = ContentCoding.Undo("gzip", Limit, ref body);

        Assert.Equal(fits, error is null);
        Assert.Equal(fits, body.Bytes.Length == length);
        body.Dispose();
    }

    private static RequestBody BodyOf(byte[] bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(rented, 0);
        return new RequestBody(rented, bytes.Length);
    }

    private static byte[] Pack(byte[] bytes, string coding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(bytes);
        }

        return packed.ToArray();
    }
}
