using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Turns an OpenAI chat request into a body for generateContent.</summary>
internal static class ChatRequest
{
    /// <summary>Room for the body, generously: an output that must grow holds it three times.</summary>
    public static int LengthOf(ProviderCall call) => call.Body.Length + (call.Body.Length / 16) + 1024;

    /// <summary>Writes the body; an error leaves the output unusable.</summary>
    public static GatewayError? Write(ProviderCall call, IBufferWriter<byte> output)
    {
        using var fields = RequestFields.TryOpen(call, out var unread);
        if (fields is null)
        {
            return unread;
        }

        var messages = fields.Request.Field("messages");
        if (!messages.Is(JsonValueKind.Array) || messages.GetArrayLength() == 0)
        {
            return GatewayError.Invalid("missing_messages", "`messages` must be an array with at least one message.", "messages");
        }

        using var json = new Utf8JsonWriter(output, WireJson.Compact);
        json.WriteStartObject();
        var refused = new Conversation(json, call.Route.Family).Write(messages)
            ?? SystemInstruction.Write(json, messages)
            ?? GenerationConfig.Write(json, fields, call.Route.Family)
            ?? ToolDeclarations.Write(json, fields)
            ?? ToolChoice.Write(json, fields);
        if (refused is not null)
        {
            return refused;
        }

        WriteGoogleOptions(json, fields.Google);
        json.WriteEndObject();
        return null;
    }

    private static void WriteGoogleOptions(Utf8JsonWriter json, JsonElement google)
    {
        if (google.Field("safety_settings") is { ValueKind: JsonValueKind.Array } safety)
        {
            json.WritePropertyName("safetySettings");
            safety.WriteTo(json);
        }

        if (google.Text("cached_content") is { } cached)
        {
            json.WriteString("cachedContent", cached);
        }
    }
}
