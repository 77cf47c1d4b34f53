using System.Buffers;
using System.Text.Json;

namespace Maru.Modules.Llm.Gateway;

/// <summary>OpenAI's error object.</summary>
internal static class ErrorJson
{
    public static void Write(IBufferWriter<byte> output, GatewayError error)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("type", error.Type);
        json.WriteString("param", error.Param);
        json.WriteString("code", error.Code);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
