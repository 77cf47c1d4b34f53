using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Completions;

/// <summary>What a whole completion and a piece of one have in common, which is nearly everything.</summary>
internal static class CompletionsJson
{
    public static void WriteHead(IBufferWriter<byte> output, ProviderCall call, string model)
    {
        output.Write("{\"id\":\"cmpl-"u8);
        output.WriteEscaped(call.Id);
        output.Write("\",\"object\":\"text_completion\",\"created\":"u8);
        output.WriteEscaped(call.Created.ToString(CultureInfo.InvariantCulture));
        output.Write(",\"model\":\""u8);
        output.WriteEscaped(model);
        output.Write("\",\"choices\":["u8);
    }

    /// <param name="output">Inside the choices.</param>
    /// <param name="text">The inside of a JSON string.</param>
    /// <param name="finish">A JSON value.</param>
    public static void WriteChoice(IBufferWriter<byte> output, ReadOnlySpan<byte> text, ReadOnlySpan<byte> finish)
    {
        output.Write("{\"text\":\""u8, text, "\",\"index\":0,\"logprobs\":null,\"finish_reason\":"u8);
        output.Write(finish);
        output.Write("}]"u8);
    }

    /// <summary>Whether a part is text that goes out here. What the model thinks, draws or would call has no place.</summary>
    public static bool IsShown(in PartHead part) => part.Kind is PartKind.Text or PartKind.Refusal;

    /// <summary>The word as a JSON string; strict clients know no others.</summary>
    public static ReadOnlySpan<byte> StopOf(StopReason why) => why switch
    {
        StopReason.Done or StopReason.ToolCalls => "\"stop\""u8,
        StopReason.Limit => "\"length\""u8,
        StopReason.Filtered => "\"content_filter\""u8,
    };
}
