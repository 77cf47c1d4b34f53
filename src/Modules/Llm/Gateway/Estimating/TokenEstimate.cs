using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>
/// A generous guess of what a JSON value costs as input, in every language. Everything counts as text, names and punctuation too, since
/// servers write tools and schemas into the prompt as they stand; what is media and not text is <see cref="ContentEstimate"/>'s to know.
/// </summary>
internal static class TokenEstimate
{
    // Nobody's vocabulary has longer ids.
    private const int LongestId = 9;

    /// <summary>Of a string, name or number as it stands in the body, without quotes.</summary>
    public static int OfText(ReadOnlySpan<byte> json) => TextCost.TokensOf(json) + 1;

    /// <summary>Of bytes that are no JSON and may be anything.</summary>
    public static int OfPlain(ReadOnlySpan<byte> text)
    {
        var cost = new TextCost();
        cost.Add(text);
        return cost.Tokens + 1;
    }

    /// <summary>Of a text of which nothing but its length is known: it may be full of numbers.</summary>
    public static int OfUnseen(int bytes) => (int)(bytes * 2L / 3) + 1;

    /// <summary>Walks the value the reader stands on to its end.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="numbersAreIds">Whether a number is the id of one token.</param>
    public static int Walk(ref Utf8JsonReader json, bool numbersAreIds = false)
    {
        var depth = json.CurrentDepth;
        var tokens = 0;
        do
        {
            tokens += json.TokenType switch
            {
                JsonTokenType.Number when numbersAreIds && json.ValueSpan.Length <= LongestId => 1,
                JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number => OfText(json.ValueSpan),
                JsonTokenType.EndObject or JsonTokenType.EndArray => 0,
                _ => 1,
            };
        }
        while ((json.CurrentDepth > depth || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && json.Read());
        return tokens;
    }
}
