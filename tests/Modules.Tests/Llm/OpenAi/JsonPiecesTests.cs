using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Tests.Llm.OpenAi;

/// <summary>Measured by the framework's own reader, on texts of any form, cut anywhere.</summary>
public sealed class JsonPiecesTests
{
    private static readonly JsonSerializerOptions ShortEscapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(ShortEscapes) { WriteIndented = true };

    [Theory]
    [InlineData("{}", true)]
    [InlineData(" [1, 2]\n", true)]
    [InlineData("", false)]
    [InlineData("{\"a\":\"}\"", false)]
    [InlineData("{\"a\":\"\\\"}\"}", true)]
    [InlineData("{\"a\":\"\\\\\"}", true)]
    [InlineData("{\"a\":\"\\\\\\\"}", false)]
    [InlineData("{\"a\":[{\"b\":\"]\"}]", false)]
    public void It_is_whole_when_all_that_opened_is_closed(string json, bool isWhole)
    {
        var pieces = new JsonPieces();
        _ = Read(pieces, json, 1);
        Assert.Equal(isWhole, pieces.IsWhole);
    }

    [Fact]
    public void It_reads_what_the_frameworks_reader_reads_wherever_the_bytes_are_cut()
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var json = JsonSerializer.Serialize(Value(random, depth: 0), round % 2 == 0 ? Indented : ShortEscapes);
            var pieces = new JsonPieces();

            Assert.Equal(Expected(json), Read(pieces, json, random.Next(1, 200)));
            Assert.True(pieces.IsWhole, json);

            var cut = json[..random.Next(json.Length)];
            _ = Read(pieces = new JsonPieces(), cut, random.Next(1, 200));
            Assert.False(pieces.IsWhole, cut);
        }
    }

    [Theory]
    [InlineData("}}]]\"\"{\"a\" \"b\"{]{\"c\":,}")]
    [InlineData("{\"a\":tru\"e\\")]
    [InlineData("\\\\\"\\\"{{{[[[")]
    public void Broken_text_is_survived(string json)
    {
        for (var size = 1; size < 8; size++)
        {
            _ = Read(new JsonPieces(), json, size);
        }
    }

    private static string Expected(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var (text, isMember) = (new StringBuilder(), false);
        while (reader.Read())
        {
            var value = Encoding.UTF8.GetString(reader.ValueSpan);
            text.Append(reader.TokenType switch
            {
                JsonTokenType.StartObject => "{",
                JsonTokenType.StartArray => "[",
                JsonTokenType.EndObject or JsonTokenType.EndArray => "}",
                JsonTokenType.PropertyName => $"<{(value.Length > JsonPieces.Longest ? "long" : value)}>",
                JsonTokenType.String => $"'{value}'",
                _ => isMember ? $"({value})" : "",
            });
            isMember = reader.TokenType is JsonTokenType.PropertyName;
        }

        return text.ToString();
    }

    private static string Read(JsonPieces pieces, string json, int size)
    {
        var (text, open) = (new StringBuilder(), false);
        foreach (var part in Encoding.UTF8.GetBytes(json).Chunk(size))
        {
            ReadOnlySpan<byte> rest = part;
            while (pieces.Next(ref rest, out var value) is not JsonPiece.None and var piece)
            {
                var said = Encoding.Latin1.GetString(value);
                text.Append(piece switch
                {
                    JsonPiece.Object => "{",
                    JsonPiece.Array => "[",
                    JsonPiece.Close => "}",
                    JsonPiece.Name => $"<{(said.Length >= JsonPieces.Longest ? "long" : Utf8(said))}>",
                    JsonPiece.Scalar => $"({said})",
                    _ => (open ? "" : "'") + said + (piece is JsonPiece.TextEnd ? "'" : ""),
                });
                open = piece is JsonPiece.Text;
            }
        }

        return Utf8(text.ToString());
    }

    // Parts of a text are cut inside characters, so they are put together first.
    private static string Utf8(string latin) => latin.Any(c => c > 255) ? latin : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin));

    private static Dictionary<string, object?> Value(Random random, int depth) => Enumerable.Range(0, random.Next(1, 6)).ToDictionary(
        i => (random.Next(9) == 0 ? new string('n', 40) : "name\"") + i,
        object? (_) => random.Next(depth < 3 ? 7 : 4) switch
        {
            0 => Text(random),
            1 => random.Next(),
            2 => random.NextDouble(),
            3 => random.Next(2) == 0 ? null : true,
            4 => Value(random, depth + 1),
            5 => new object[] { Text(random), "]", 1.5, Value(random, depth + 1), true },
            _ => Array.Empty<int>(),
        });

    private static string Text(Random random)
    {
        var oneIn = random.Next(6, 200);
        return string.Concat(
            Enumerable.Range(0, random.Next(150)).Select(_ => random.Next(oneIn) == 0 ? "\\\"{}[]\n한"[random.Next(8)] : 'x'));
    }
}
