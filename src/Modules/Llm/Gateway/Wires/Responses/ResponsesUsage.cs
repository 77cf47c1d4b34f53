using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>The usage object of responses, always whole: clients throw a response away in which a detail is missing.</summary>
internal static class ResponsesUsage
{
    public static void Write(IBufferWriter<byte> output, TokenUsage said)
    {
        var usage = said.Clamped();
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteNumber("input_tokens", usage.Input ?? 0);
        json.WriteStartObject("input_tokens_details");
        json.WriteNumber("cached_tokens", usage.Cached ?? 0);
        json.WriteNumber("cache_write_tokens", 0);
        json.WriteEndObject();
        json.WriteNumber("output_tokens", usage.Output ?? 0);
        json.WriteStartObject("output_tokens_details");
        json.WriteNumber("reasoning_tokens", usage.Reasoning ?? 0);
        json.WriteEndObject();
        json.WriteNumber("total_tokens", Math.Min(int.MaxValue, (long)(usage.Input ?? 0) + (usage.Output ?? 0)));
        json.WriteEndObject();
    }
}
