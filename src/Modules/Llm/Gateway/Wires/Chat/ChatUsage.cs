using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>The usage object of chat completions, written whole: clients read its details without looking whether they are there.</summary>
internal static class ChatUsage
{
    public static void Write(IBufferWriter<byte> output, TokenUsage said)
    {
        var usage = said.Clamped();
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteNumber("prompt_tokens", usage.Input ?? 0);
        json.WriteNumber("completion_tokens", usage.Output ?? 0);
        json.WriteNumber("total_tokens", Math.Min(int.MaxValue, (long)(usage.Input ?? 0) + (usage.Output ?? 0)));
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", usage.Cached ?? 0);
        if (usage.Written > 0)
        {
            json.WriteNumber("cache_write_tokens", usage.Written);
        }

        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.Reasoning ?? 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
