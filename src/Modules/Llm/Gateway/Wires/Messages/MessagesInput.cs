using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>A call's arguments as an object, where other wires have the text of one.</summary>
internal static class MessagesInput
{
    /// <param name="text">The inside of a JSON string.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text)
    {
        byte[] quoted = [(byte)'"', .. text, (byte)'"'];
        var json = Encoding.UTF8.GetBytes(new Raw(quoted).Text());
        if (json.Length == 0)
        {
            return "{}"u8;
        }

        if (!WireJson.TryParse(json, out var document))
        {
            return Wrapped(quoted);
        }

        using (document)
        {
            return document.RootElement.Is(JsonValueKind.Object) ? json : Wrapped(quoted);
        }
    }

    // What a limit cut is no object; what there is of it comes all the same.
    private static byte[] Wrapped(byte[] quoted) => [.. "{\"arguments\":"u8, .. quoted, (byte)'}'];
}
