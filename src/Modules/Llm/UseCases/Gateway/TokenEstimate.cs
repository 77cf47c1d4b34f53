using System.Text.Json;

namespace Maru.Modules.Llm.UseCases.Gateway;

/// <summary>A generous guess of what a JSON value costs as input: three bytes of text a token errs on the high side in every language.</summary>
internal static class TokenEstimate
{
    // A picture costs about this much whatever its bytes; its base64 must not count as text.
    private const int PictureTokens = 1_500;
    private const int ShortestPicture = 256;

    /// <summary>Walks the value the reader stands on to its end.</summary>
    public static int Walk(ref Utf8JsonReader json)
    {
        var depth = json.CurrentDepth;
        var tokens = 0;
        do
        {
            if (json.TokenType is JsonTokenType.String)
            {
                var text = json.ValueSpan;
                tokens += text.Length > ShortestPicture && text.StartsWith("data:"u8) ? PictureTokens : (text.Length + 2) / 3;
            }
            else if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.Number)
            {
                tokens++;
            }
        }
        while ((json.CurrentDepth > depth || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && json.Read());
        return tokens;
    }
}
