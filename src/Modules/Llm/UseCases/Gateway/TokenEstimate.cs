using System.Text.Json;

namespace Maru.Modules.Llm.UseCases.Gateway;

/// <summary>
/// A generous guess of what a JSON value costs as input: three bytes of text a token errs on the high side in every language. Everything
/// counts as text, names and punctuation too, since servers write tools and schemas into the prompt as they stand; what is media and not
/// text is <see cref="ContentEstimate"/>'s to know.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 3;

    // Token ids and common numbers are one token, whatever their digits.
    private const int ShortNumber = 9;

    public static int OfText(int bytes) => (bytes / BytesPerToken) + 1;

    /// <summary>Walks the value the reader stands on to its end.</summary>
    public static int Walk(ref Utf8JsonReader json)
    {
        var depth = json.CurrentDepth;
        var tokens = 0;
        do
        {
            tokens += json.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => OfText(json.ValueSpan.Length),
                JsonTokenType.Number when json.ValueSpan.Length > ShortNumber => OfText(json.ValueSpan.Length),
                JsonTokenType.EndObject or JsonTokenType.EndArray => 0,
                _ => 1,
            };
        }
        while ((json.CurrentDepth > depth || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && json.Read());
        return tokens;
    }
}
