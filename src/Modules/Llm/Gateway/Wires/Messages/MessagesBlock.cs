using System.Buffers;
using System.Globalization;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Content blocks as they begin.</summary>
internal static class MessagesBlock
{
    /// <summary>Whether the client is to see it: thoughts only where it asked for them.</summary>
    public static bool IsShown(in PartHead part, bool showsThoughts) => part.Kind is not PartKind.Thought || showsThoughts;

    /// <summary>Writes the block up to where its content begins.</summary>
    public static void WriteStart(IBufferWriter<byte> output, in PartHead part)
    {
        switch (part.Kind)
        {
            case PartKind.Thought:
                output.Write("{\"type\":\"thinking\",\"thinking\":\""u8);
                break;
            case PartKind.ToolCall:
                output.Write("{\"type\":\"tool_use\",\"id\":\""u8);
                output.WriteEscaped(part.CallId!);
                output.Write("\",\"name\":\""u8);
                output.WriteEscaped(part.Name!);
                output.Write("\",\"input\":"u8);
                break;
            default:
                output.Write("{\"type\":\"text\",\"text\":\""u8);
                break;
        }
    }

    /// <summary>This wire's answers carry no pictures: one line says what there was.</summary>
    public static string LineOf(in PartHead picture, int base64Length) => string.Create(
        CultureInfo.InvariantCulture, $"[{picture.Name}, {base64Length / 4 * 3} bytes]");
}
