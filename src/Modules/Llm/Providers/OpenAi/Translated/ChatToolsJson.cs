using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>The tools, and which of them may be called. A tool of free text becomes a function with one string.</summary>
internal static class ChatToolsJson
{
    public static void Write(Utf8JsonWriter json, Conversation conversation, FittingNames names)
    {
        if (conversation.Tools.Count == 0)
        {
            return;
        }

        // Where only some may be called, the others are not even told: the models do not all know the longer form.
        var allowed = conversation.ToolChoice is { Names.Count: > 0 } only ? only.Names : null;
        json.WriteStartArray("tools");
        foreach (var tool in conversation.Tools.Where(tool => allowed is null or { Count: 1 } || allowed.Contains(tool.Name)))
        {
            Write(json, tool, names);
        }

        json.WriteEndArray();
        if (conversation.ToolChoice is { } choice)
        {
            WriteChoice(json, choice, names);
        }

        if (conversation.ParallelCalls is { } parallel)
        {
            json.WriteBoolean("parallel_tool_calls", parallel);
        }
    }

    private static void Write(Utf8JsonWriter json, Tool tool, FittingNames names)
    {
        json.WriteStartObject();
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", names.Of(tool.Name));
        if (FreeText.DescriptionOf(tool) is { IsSet: true } description)
        {
            json.WritePropertyName("description");
            description.WriteTo(json);
        }

        json.WritePropertyName("parameters");
        (tool.Form is ArgumentForm.FreeText ? FreeText.Schema : tool.Schema.IsSet ? tool.Schema : FreeText.Nothing).WriteTo(json);
        if (tool.Strict is { } strict)
        {
            json.WriteBoolean("strict", strict);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, ToolChoice choice, FittingNames names)
    {
        if (choice is { Mode: ChoiceMode.Required, Names: [var name] })
        {
            json.WriteStartObject("tool_choice");
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", names.Of(name));
            json.WriteEndObject();
            json.WriteEndObject();
            return;
        }

        json.WriteString("tool_choice", choice.Mode switch
        {
            ChoiceMode.Auto => "auto",
            ChoiceMode.None => "none",
            ChoiceMode.Required => "required",
        });
    }
}
