using System.Globalization;
using System.Text.Json;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A function call of the model as one of OpenAI's tool calls, its signature kept where Google's own mapping keeps it.</summary>
internal static class ToolCallJson
{
    /// <param name="json">Inside an array.</param>
    /// <param name="part">A part with a function call.</param>
    /// <param name="callId">The gateway's id of the request, to make ids from.</param>
    /// <param name="index">Position among the calls of the answer.</param>
    /// <param name="streamed">Whether the index is written, as deltas need.</param>
    public static void Write(Utf8JsonWriter json, JsonElement part, string callId, int index, bool streamed)
    {
        var call = GeminiAnswer.CallOf(part);
        json.WriteStartObject();
        if (streamed)
        {
            json.WriteNumber("index", index);
        }

        json.WriteString("id", call.Text("id") is { Length: > 0 } id
            ? id
            : string.Create(CultureInfo.InvariantCulture, $"{ToolTurns.ForeignId}{callId}_{index}"));
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Text("name"));
        json.WriteString("arguments",
            call.Field("args") is { ValueKind: JsonValueKind.Object } args ? WireJson.Compacted(args).Span : "{}"u8);
        json.WriteEndObject();
        if (part.Text("thoughtSignature") is { } signature)
        {
            json.WriteStartObject("extra_content");
            json.WriteStartObject("google");
            json.WriteString("thought_signature", signature);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
