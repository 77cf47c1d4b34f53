using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>The words of chat completions for why an answer ended; strict clients know no others.</summary>
internal static class ChatStops
{
    /// <summary>The word as a JSON string.</summary>
    public static ReadOnlySpan<byte> Quoted(StopReason why) => why switch
    {
        StopReason.Done => "\"stop\""u8,
        StopReason.ToolCalls => "\"tool_calls\""u8,
        StopReason.Limit => "\"length\""u8,
        StopReason.Filtered => "\"content_filter\""u8,
    };
}
