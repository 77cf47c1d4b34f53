using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>The usage object of Messages, whose input is what no cache gave or took. Whole: clients add its fields up unseen.</summary>
internal static class MessagesUsage
{
    public static void Write(IBufferWriter<byte> output, TokenUsage said)
    {
        var usage = said.Clamped();
        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        json.WriteNumber("input_tokens", Math.Max(0, (usage.Input ?? 0) - (usage.Cached ?? 0) - (long)usage.Written));
        json.WriteNumber("cache_creation_input_tokens", usage.Written);
        json.WriteNumber("cache_read_input_tokens", usage.Cached ?? 0);
        json.WriteNumber("output_tokens", usage.Output ?? 0);
        json.WriteEndObject();
    }
}
