using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// Gemini's token counts in OpenAI's sums. Gemini counts thoughts and tool-use prompts beside the candidates and the prompt; OpenAI's
/// completion and prompt counts include them. Figures are as they were said; whether they can be true is asked elsewhere.
/// </summary>
internal static class UsageMetadata
{
    public static TokenUsage Read(JsonElement usage)
    {
        if (Said(usage, "promptTokenCount") is not { } prompt)
        {
            return TokenUsage.Unknown;
        }

        var thoughts = Said(usage, "thoughtsTokenCount");
        // Zero counts are left out of the answer by Google's JSON, so inside known usage absent means none.
        return new TokenUsage(
            Add(prompt, Said(usage, "toolUsePromptTokenCount")),
            Add(Said(usage, "candidatesTokenCount") ?? 0, thoughts),
            Said(usage, "cachedContentTokenCount"),
            thoughts);
    }

    public static TokenUsage Sum(TokenUsage left, TokenUsage right) =>
        !left.IsKnown ? right : !right.IsKnown ? left : new TokenUsage(
            Add(left.Input ?? 0, right.Input),
            Add(left.Output ?? 0, right.Output),
            left.Cached is null ? right.Cached : Add(left.Cached.Value, right.Cached),
            left.Reasoning is null ? right.Reasoning : Add(left.Reasoning.Value, right.Reasoning));

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

    // A number beyond every bound is kept as one, so that it is disbelieved and not overlooked.
    private static int? Said(JsonElement usage, string name) =>
        usage.Field(name) is not { ValueKind: JsonValueKind.Number } number ? null
        : number.TryGetInt32(out var tokens) ? tokens
        : number.TryGetDouble(out var large) && large < 0 ? int.MinValue : int.MaxValue;
}
