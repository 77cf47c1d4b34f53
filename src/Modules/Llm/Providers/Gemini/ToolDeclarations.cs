using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>The functions a model may call, and whether it must.</summary>
internal static class ToolDeclarations
{
    private static readonly Raw InputSchema = new(
        """{"type":"object","properties":{"input":{"type":"string"}},"required":["input"]}"""u8.ToArray());

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
        var isText = tool.Form is ArgumentForm.FreeText;
        if (tool.Description.IsSet || (isText && tool.Schema.IsSet))
        {
            json.WritePropertyName("description");
            (isText && tool.Schema.IsSet ? WithGrammar(tool) : tool.Description).WriteTo(json);
        }

        // The older `parameters` takes a subset of JSON Schema only; this one takes what other vendors' clients send.
        if (isText || tool.Schema.IsSet)
        {
            json.WritePropertyName("parametersJsonSchema");
            (isText ? InputSchema : tool.Schema).WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static Raw WithGrammar(Tool tool)
    {
        var grammar = $"The input must follow this grammar:\n{tool.Schema.Text()}";
        return Raw.Of(tool.Description.IsSet ? $"{tool.Description.Text()}\n\n{grammar}" : grammar);
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
