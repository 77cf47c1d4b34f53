using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>The usage object of chat completions. Figures are as they were said; whether they can be true is asked elsewhere.</summary>
internal static class ChatUsageReader
{
    public static TokenUsage Read(JsonElement usage) => Said(usage, "prompt_tokens") is not { } input ? TokenUsage.Unknown
        : new TokenUsage(
            input,
            Said(usage, "completion_tokens") ?? 0,
            Said(usage.Field("prompt_tokens_details"), "cached_tokens"),
            Said(usage.Field("completion_tokens_details"), "reasoning_tokens"),
            Said(usage.Field("prompt_tokens_details"), "cache_write_tokens"));

    // A number beyond every bound is kept as one, so that it is disbelieved and not overlooked.
    private static int? Said(JsonElement usage, string name) =>
        usage.Field(name) is not { ValueKind: JsonValueKind.Number } number ? null
        : number.TryGetInt32(out var tokens) ? tokens
        : number.TryGetDouble(out var large) && large < 0 ? int.MinValue : int.MaxValue;
}
