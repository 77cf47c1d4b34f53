using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>The words of Messages for why an answer ended.</summary>
internal static class MessagesStops
{
    /// <summary>The word as a JSON string.</summary>
    public static ReadOnlySpan<byte> Quoted(StopReason why) => why switch
    {
        StopReason.Done => "\"end_turn\""u8,
        StopReason.ToolCalls => "\"tool_use\""u8,
        StopReason.Limit => "\"max_tokens\""u8,
        StopReason.Filtered => "\"refusal\""u8,
    };
}
