using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Gemini knows no system role: system and developer messages become one instruction beside the conversation.</summary>
internal static class SystemInstruction
{
    public static GatewayError? Write(Utf8JsonWriter json, JsonElement messages)
    {
        List<string> texts = [];
        var at = 0;
        foreach (var message in messages.EnumerateArray())
        {
            if (message.Text("role") is "system" or "developer")
            {
                if (MessageText.TryRead(message.Field("content")) is not { } text)
                {
                    return GatewayError.Invalid("unsupported_content", "A system message may carry text only.", $"messages[{at}].content");
                }

                texts.Add(text);
            }

            at++;
        }

        var joined = string.Join("\n\n", texts.Where(text => text.Length > 0));
        if (joined.Length > 0)
        {
            json.WriteStartObject("systemInstruction");
            json.WriteStartArray("parts");
            json.WriteStartObject();
            json.WriteString("text", joined);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return null;
    }
}
