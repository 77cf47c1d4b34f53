using System.Buffers.Binary;
using System.Text;
using Maru.Composer.Embeddings;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData("고양이가 창가에서 잠을 잔다", "창가에서 자는 고양이", "분기 예산을 검토하는 회의")]
    [InlineData("the cat sleeps by the window", "a sleeping cat near a window", "quarterly budget review meeting")]
    [InlineData("database connection failed", "failed to connect to the databases", "cherry blossoms in spring")]
    public void Like_texts_lie_closer_than_unlike_ones(string text, string like, string unlike)
    {
        var near = Cosine(FeatureHash.OfText(text, 256), FeatureHash.OfText(like, 256));
        var far = Cosine(FeatureHash.OfText(text, 256), FeatureHash.OfText(unlike, 256));

        Assert.True(near > far + 0.2, $"{near} against {far}");
    }

    [Fact]
    public async Task Base64_and_floats_are_the_same_unit_vectors()
    {
        var (floats, report) = await AskAsync("""{"input":["하나","two"],"dimensions":32}""");
        var (packed, _) = await AskAsync("""{"input":["하나","two"],"dimensions":32,"encoding_format":"base64"}""");

        var plain = floats.Json["data"]![1]!["embedding"]!.AsArray().Select(x => (float)x!).ToArray();
        var bytes = Convert.FromBase64String((string)packed.Json["data"]![1]!["embedding"]!);
        Assert.Equal(plain, Enumerable.Range(0, 32).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * 4))));
        Assert.Equal(1, plain.Sum(x => x * x), 4);
        Assert.Equal(report.Usage.Input, (int)floats.Json["usage"]!["total_tokens"]!);
    }

    [Theory]
    [InlineData("""{"input":"!!!"}""", 1, 256)]
    [InlineData("""{"input":[1,2,3],"dimensions":1}""", 1, 1)]
    [InlineData("""{"input":[[1,2],[3]],"dimensions":4096}""", 2, 4096)]
    public async Task Every_shape_of_input_is_taken(string body, int count, int dimensions)
    {
        var (reply, _) = await AskAsync(body);

        Assert.Equal(count, reply.Json["data"]!.AsArray().Count);
        Assert.All(reply.Json["data"]!.AsArray(), d => Assert.Equal(dimensions, d!["embedding"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("{}", "input")]
    [InlineData("""{"input":""}""", "input")]
    [InlineData("""{"input":[]}""", "input")]
    [InlineData("""{"input":[1,"a"]}""", "input")]
    [InlineData("""{"input":"a","dimensions":4097}""", "dimensions")]
    [InlineData("""{"input":"a","encoding_format":"hex"}""", "encoding_format")]
    public async Task Bad_input_is_refused(string body, string param)
    {
        var (reply, report) = await AskAsync(body);

        Assert.Equal(param, report.Error?.Param);
        Assert.False(reply.Started);
    }

    private static Task<(FakeReply Reply, CallEnd Report)> AskAsync(string body) =>
        Ask.AnyAsync(Operation.Embeddings, Encoding.UTF8.GetBytes(body));

    private static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
