using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>One call of a tool in an answer, whole or a piece of it.</summary>
internal static class ChatCall
{
    /// <param name="output">Inside an array.</param>
    /// <param name="index">Position among the calls of the answer; null in a whole answer, which has none.</param>
    /// <param name="head">Id and name; null after the first piece.</param>
    /// <param name="arguments">The inside of a JSON string.</param>
    /// <param name="seal">A vendor's; only Google's has a place here, the one Google's own mapping gives it.</param>
    public static void Write(IBufferWriter<byte> output, int? index, PartHead? head, ReadOnlySpan<byte> arguments, Seal? seal)
    {
        output.Write("{"u8);
        if (index is { } at)
        {
            output.Write("\"index\":"u8);
            output.WriteEscaped(at.ToString(CultureInfo.InvariantCulture));
            output.Write(","u8);
        }

        if (head is { } known)
        {
            output.Write("\"id\":\""u8);
            output.WriteEscaped(known.CallId!);
            output.Write("\",\"type\":\"function\",\"function\":{\"name\":\""u8);
            output.WriteEscaped(known.Name!);
            output.Write("\",\"arguments\":\""u8, arguments, "\"}"u8);
        }
        else
        {
            output.Write("\"function\":{\"arguments\":\""u8, arguments, "\"}"u8);
        }

        if (head is not null && seal is { Vendor: Vendors.Google })
        {
            output.Write(",\"extra_content\":{\"google\":{\"thought_signature\":"u8, seal.Json.Json.Span, "}}"u8);
        }

        output.Write("}"u8);
    }
}
