using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>The functions a model may call, and whether it must.</summary>
internal static class ToolDeclarations
{
    public static void Write(Utf8JsonWriter json, Conversation conversation)
    {
        if (conversation.Tools.Count > 0)
        {
            json.WriteStartArray("tools");
            json.WriteStartObject();
            json.WriteStartArray("functionDeclarations");
            foreach (var tool in conversation.Tools)
            {
                Write(json, tool);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (conversation.ToolChoice is { } choice)
        {
            WriteChoice(json, choice);
        }
    }

    private static void Write(Utf8JsonWriter json, Tool tool)
    {
        json.WriteStartObject();
        json.WriteString("name", tool.Name);
        if (FreeText.DescriptionOf(tool) is { IsSet: true } description)
        {
            json.WritePropertyName("description");
            description.WriteTo(json);
        }

        // The older `parameters` takes a subset of JSON Schema only; this one takes what other vendors' clients send.
        if ((tool.Form is ArgumentForm.FreeText ? FreeText.Schema : tool.Schema) is { IsSet: true } schema)
        {
            json.WritePropertyName("parametersJsonSchema");
            schema.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, ToolChoice choice)
    {
        json.WriteStartObject("toolConfig");
        json.WriteStartObject("functionCallingConfig");
        json.WriteString("mode", choice.Mode switch
        {
            ChoiceMode.Auto => "AUTO",
            ChoiceMode.None => "NONE",
            ChoiceMode.Required => "ANY",
        });
        if (choice.Names.Count > 0)
        {
            json.WriteStartArray("allowedFunctionNames");
            foreach (var name in choice.Names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
