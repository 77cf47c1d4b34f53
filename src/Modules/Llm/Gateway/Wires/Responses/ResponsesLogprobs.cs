using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Probabilities of tokens: chat completions have them in an object, responses as the array in it.</summary>
internal static class ResponsesLogprobs
{
    /// <param name="probabilities">The object; empty for none.</param>
    /// <returns>The elements, without brackets.</returns>
    public static ReadOnlySpan<byte> ElementsOf(ReadOnlySpan<byte> probabilities)
    {
        if (probabilities.IsEmpty)
        {
            return default;
        }

        var json = new Utf8JsonReader(probabilities);
        while (json.Read())
        {
            var isContent = json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && json.ValueTextEquals("content"u8);
            if (isContent && json.Read() && json.TokenType == JsonTokenType.StartArray)
            {
                var start = (int)json.BytesConsumed;
                json.Skip();
                return probabilities[start..(int)json.TokenStartIndex];
            }
        }

        return default;
    }
}
