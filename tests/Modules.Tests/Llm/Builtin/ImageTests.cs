using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class ImageTests
{
    [Theory]
    [InlineData("비 오는 날")]
    [InlineData("sunset by the sea")]
    [InlineData("night forest")]
    [InlineData("눈 오는 카페")]
    public async Task A_picture_is_a_whole_png_and_always_the_same(string prompt)
    {
        var first = await PictureAsync(prompt);
        var second = await PictureAsync(prompt);

        Assert.Equal(first, second);
        Assert.Equal(256, BinaryPrimitives.ReadInt32BigEndian(first.AsSpan(16)));
        Assert.Equal((256 * 256 * 3) + 256, Rows(first).Length);
    }

    [Fact]
    public async Task Two_pictures_of_one_prompt_differ_and_are_counted()
    {
        var (reply, report) = await Ask.AnyAsync(Operation.Images, """{"prompt":"바다","n":2,"size":"256x256"}"""u8.ToArray());

        var data = reply.Json["data"]!.AsArray();
        Assert.Equal(2, data.Count);
        Assert.NotEqual((string?)data[0]!["b64_json"], (string?)data[1]!["b64_json"]);
        Assert.Equal(128, report.Usage.Output);
        Assert.Equal("256x256", (string?)reply.Json["size"]);
        Assert.Equal("png", (string?)reply.Json["output_format"]);
    }

    [Theory]
    [InlineData("{}", "prompt")]
    [InlineData("""{"prompt":" "}""", "prompt")]
    [InlineData("""{"prompt":"a","n":5}""", "n")]
    [InlineData("""{"prompt":"a","size":"9x9"}""", "size")]
    [InlineData("""{"prompt":"a","response_format":"url"}""", "response_format")]
    [InlineData("""{"prompt":"a","output_format":"webp"}""", "output_format")]
    public async Task What_cannot_be_painted_is_refused(string body, string param)
    {
        var (reply, report) = await Ask.AnyAsync(Operation.Images, Encoding.UTF8.GetBytes(body));

        Assert.Equal(param, report.Error?.Param);
        Assert.False(reply.Started);
    }

    private static async Task<byte[]> PictureAsync(string prompt)
    {
        var (reply, _) = await Ask.AnyAsync(Operation.Images, Encoding.UTF8.GetBytes($$"""{"prompt":"{{prompt}}","size":"256x256"}"""));
        return Convert.FromBase64String((string)reply.Json["data"]![0]!["b64_json"]!);
    }

    // Bitwise CRC, apart from the encoder's table.
    private static byte[] Rows(byte[] png)
    {
        var rows = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var crc = uint.MaxValue;
            foreach (var b in png.AsSpan(at + 4, length + 4))
            {
                crc ^= b;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ (0xEDB88320 * (crc & 1));
                }
            }

            Assert.Equal(~crc, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                using var zlib = new ZLibStream(new MemoryStream(png, at + 8, length), CompressionMode.Decompress);
                zlib.CopyTo(rows);
            }

            at += length + 12;
        }

        return rows.ToArray();
    }
}
