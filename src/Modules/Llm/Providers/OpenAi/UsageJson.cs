using System.Text.Json;
using Maru.Modules.Llm.Calls;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// OpenAI's usage object: chat and embeddings say prompt and completion tokens, images say input and output tokens. Cached tokens are
/// part of the prompt, reasoning tokens part of the completion. Figures are as they were said; whether they can be true is asked elsewhere.
/// </summary>
internal static class UsageJson
{
    /// <summary>Reads the object that comes next; false when it is null, incomplete or not one.</summary>
    public static bool TryRead(ref Utf8JsonReader json, out TokenUsage usage)
    {
        usage = TokenUsage.Unknown;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        int? input = null, output = null, cached = null, reasoning = null;
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.EndObject && json.CurrentDepth == 0)
            {
                usage = new TokenUsage(input, output ?? (input is null ? null : 0), cached, reasoning);
                return input is not null;
            }

            if (json.TokenType == JsonTokenType.PropertyName)
            {
                ReadMember(ref json, ref input, ref output, ref cached, ref reasoning);
            }
        }

        return false;
    }

    private static void ReadMember(ref Utf8JsonReader json, ref int? input, ref int? output, ref int? cached, ref int? reasoning)
    {
        if (json.ValueTextEquals("prompt_tokens"u8) || json.ValueTextEquals("input_tokens"u8))
        {
            input = Number(ref json);
        }
        else if (json.ValueTextEquals("completion_tokens"u8) || json.ValueTextEquals("output_tokens"u8))
        {
            output = Number(ref json);
        }
        else if (json.ValueTextEquals("cached_tokens"u8))
        {
            cached = Number(ref json);
        }
        else if (json.ValueTextEquals("reasoning_tokens"u8))
        {
            reasoning = Number(ref json);
        }
    }

    // A number beyond every bound is kept as one, so that it is disbelieved and not overlooked.
    private static int? Number(ref Utf8JsonReader json) =>
        !json.Read() || json.TokenType != JsonTokenType.Number ? null
        : json.TryGetInt32(out var tokens) ? tokens
        : json.TryGetDouble(out var large) && large < 0 ? int.MinValue : int.MaxValue;
}
