using System.Text.Json;
using Maru.Modules.Llm.Domain;

namespace Maru.Modules.Llm.Adapters.Gemini;

/// <summary>
/// Gemini's token counts in OpenAI's sums. Gemini counts thoughts and tool-use prompts beside the candidates and the prompt; OpenAI's
/// completion and prompt counts include them.
/// </summary>
internal static class UsageMetadata
{
    public static TokenUsage Read(JsonElement usage)
    {
        if (usage.Whole("promptTokenCount") is not { } prompt)
        {
            return TokenUsage.Unknown;
        }

        var thoughts = usage.Whole("thoughtsTokenCount");
        // Zero counts are left out of the answer by Google's JSON, so inside known usage absent means none.
        return new TokenUsage(
            Add(prompt, usage.Whole("toolUsePromptTokenCount")),
            Add(usage.Whole("candidatesTokenCount") ?? 0, thoughts),
            usage.Whole("cachedContentTokenCount"),
            thoughts).Clamped();
    }

    public static TokenUsage Sum(TokenUsage left, TokenUsage right) =>
        !left.IsKnown ? right : !right.IsKnown ? left : new TokenUsage(
            Add(left.Input ?? 0, right.Input),
            Add(left.Output ?? 0, right.Output),
            left.Cached is null ? right.Cached : Add(left.Cached.Value, right.Cached),
            left.Reasoning is null ? right.Reasoning : Add(left.Reasoning.Value, right.Reasoning));

    /// <summary>OpenAI's usage object of a chat answer.</summary>
    public static void WriteChat(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", usage.Input ?? 0);
        json.WriteNumber("completion_tokens", usage.Output ?? 0);
        json.WriteNumber("total_tokens", Add(usage.Input ?? 0, usage.Output));
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", usage.Cached ?? 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.Reasoning ?? 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Tokens of one modality among the details; 0 when not broken down.</summary>
    public static int OfModality(JsonElement usage, string details, string modality)
    {
        var tokens = 0;
        foreach (var detail in usage.Items(details))
        {
            tokens = detail.Text("modality") == modality ? Add(tokens, Math.Max(0, detail.Whole("tokenCount") ?? 0)) : tokens;
        }

        return tokens;
    }

    public static int Add(int left, int? right) => (int)Math.Clamp((long)left + (right ?? 0), int.MinValue, int.MaxValue);
}
