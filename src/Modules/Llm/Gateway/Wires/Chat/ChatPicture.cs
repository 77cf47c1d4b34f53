using System.Buffers;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>A picture of an answer as a content part, in the form in which requests carry pictures.</summary>
internal static class ChatPicture
{
    public static void Write(IBufferWriter<byte> output, string mediaType, ReadOnlySpan<byte> base64)
    {
        output.Write("{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:"u8);
        output.WriteEscaped(mediaType);
        output.Write(";base64,"u8, base64, "\"}}"u8);
    }
}
