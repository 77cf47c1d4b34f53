using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

public sealed class JsonExtentTests
{
    private static readonly JsonSerializerOptions ShortEscapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("{}", true)]
    [InlineData(" [1, 2]\n", true)]
    [InlineData("", false)]
    [InlineData("{\"a\":\"}\"", false)]
    [InlineData("{\"a\":\"\\\"}\"}", true)]
    [InlineData("{\"a\":\"\\\\\"}", true)]
    [InlineData("{\"a\":\"\\\\\\\"}", false)]
    [InlineData("{\"a\":[{\"b\":\"]\"}]", false)]
    public void It_is_whole_when_all_that_opened_is_closed(string json, bool isWhole) => Assert.Equal(isWhole, IsWhole(json, piece: 1));

    [Fact]
    public void Whatever_the_pieces_only_the_end_makes_it_whole()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var json = JsonSerializer.Serialize(Value(random, depth: 0), ShortEscapes);
            var cut = json[..random.Next(json.Length)];
            Assert.True(IsWhole(json, random.Next(1, 200)), json);
            Assert.False(IsWhole(cut, random.Next(1, 200)), cut);
        }
    }

    private static bool IsWhole(string json, int piece)
    {
        var extent = new JsonExtent();
        foreach (var part in Encoding.UTF8.GetBytes(json).Chunk(piece))
        {
            extent.Push(part);
        }

        return extent.IsWhole;
    }

    private static Dictionary<string, object> Value(Random random, int depth) => Enumerable.Range(0, random.Next(1, 6)).ToDictionary(
        i => Text(random) + i,
        object (_) => random.Next(depth < 3 ? 3 : 1) switch
        {
            0 => Text(random),
            1 => Value(random, depth + 1),
            _ => new[] { Text(random), "]" },
        });

    private static string Text(Random random)
    {
        var oneIn = random.Next(6, 200);
        return string.Concat(Enumerable.Range(0, random.Next(150)).Select(_ => random.Next(oneIn) == 0 ? "\\\"{}[]\n한"[random.Next(8)] : 'x'));
    }
}
