using System.Text;
using System.Text.Json;
using Maru.Kernel;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class HalfSurrogatesTests
{
    private static readonly string[] Pieces =
        ["a", "\\n", "\\\\", "\\u0041", "\\uD83D", "\\uDE00", "\\ud83d\\ude00", "\\uDBFF", "\\udfff", "한", "\\\""];

    [Fact]
    public void They_are_found_exactly_where_no_string_can_be_made()
    {
        var random = new Random(28);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var json = Encoding.UTF8.GetBytes(round % 2 == 0 ? $"[\"{text}\"]" : $$"""{"{{text}}":"x"}""");

            Assert.True(HalfSurrogates.AreIn(json) == !CanBeRead(json), text);
        }
    }

    [Theory]
    [InlineData("""["\ud83d\ude00", "a\ud83d b"]""", 19)]
    [InlineData("""{"\ude00":1}""", 2)]
    [InlineData("""["\uD83D\uD83D\uDE00"]""", 2)]
    [InlineData("""["\\ud83d \n\udfff"]""", 12)]
    [InlineData("""["\ud83d\ude00"]""", -1)]
    public void The_first_is_found_where_it_stands(string json, int at) =>
        Assert.Equal(at, HalfSurrogates.Find(Encoding.UTF8.GetBytes(json)));

    private static bool CanBeRead(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
