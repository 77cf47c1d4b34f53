using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Writes the blocks of a message.</summary>
internal sealed class BlockJson(Utf8JsonWriter json, FittingNames names)
{
    public static void WriteText(Utf8JsonWriter json, Raw text)
    {
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WritePropertyName("text");
        text.WriteTo(json);
        json.WriteEndObject();
    }

    public GatewayError? Write(Message message)
    {
        json.WriteStartObject();
        json.WriteString("role", message.Role);
        json.WriteStartArray("content");
        foreach (var part in message.Results.Concat(message.Parts))
        {
            if (Write(part) is { } refused)
            {
                return refused;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return null;
    }

    private GatewayError? Write(Part part)
    {
        switch (part)
        {
            case TextPart { Text: var text }:
                WriteText(json, text);
                return null;
            case RefusalPart { Text: var text }:
                WriteText(json, text);
                return null;
            case ThoughtPart { Text: var text, Seal: { } seal }:
                json.WriteStartObject();
                json.WriteString("type", "thinking");
                Write("thinking", text);
                Write("signature", seal.Json);
                json.WriteEndObject();
                return null;
            case MediaPart media:
                return MediaJson.Write(json, media);
            case ToolCallPart call:
                WriteCall(call);
                return null;
            case ToolResultPart result:
                return WriteResult(result);
            default:
                return null;
        }
    }

    private void WriteCall(ToolCallPart call)
    {
        json.WriteStartObject();
        json.WriteString("type", "tool_use");
        json.WriteString("id", names.OfId(call.CallId));
        json.WriteString("name", names.Of(call.Name));
        json.WritePropertyName("input");
        ArgumentsJson.Write(json, call);
        json.WriteEndObject();
    }

    private GatewayError? WriteResult(ToolResultPart result)
    {
        json.WriteStartObject();
        json.WriteString("type", "tool_result");
        json.WriteString("tool_use_id", names.OfId(result.CallId));
        if (result.IsError)
        {
            json.WriteBoolean("is_error", true);
        }

        json.WriteStartArray("content");
        foreach (var part in result.Content.Where(part => part is not TextPart { Text: var text } || !text.IsBlank()))
        {
            if (Write(part) is { } refused)
            {
                return refused;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return null;
    }

    private void Write(string name, Raw value)
    {
        json.WritePropertyName(name);
        value.WriteTo(json);
    }
}
