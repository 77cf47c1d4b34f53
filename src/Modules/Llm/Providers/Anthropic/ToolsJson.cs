using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>The tools a model may call, and whether it must.</summary>
internal sealed class ToolsJson(Utf8JsonWriter json, FittingNames names, RequestPlan plan)
{
    public void Write(Conversation conversation, IReadOnlyList<Message> messages, Adjusted adjusted)
    {
        Tool[] tools = [.. conversation.Tools.Where(IsAllowed)];
        string[] former = tools.Length > 0 || plan.JsonTool is not null ? [] : [.. Called(messages).Distinct(StringComparer.Ordinal)];
        if (tools.Length == 0 && plan.JsonTool is null && former.Length == 0)
        {
            return;
        }

        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            Write(tool, adjusted);
        }

        // A conversation that holds calls is refused without tools, so those it called are named, and called no more.
        foreach (var name in former)
        {
            Write(names.Of(name), default, FreeText.Nothing);
        }

        if (plan.JsonTool is { } answer)
        {
            var schema = conversation.Shape!.Schema;
            Write(answer, Raw.Of("Gives the answer, in the form it must have."), schema.IsSet ? schema : FreeText.Nothing);
        }

        json.WriteEndArray();
        WriteChoice(former.Length > 0 ? new ToolChoice(ChoiceMode.None, []) : plan.Choice, conversation.ParallelCalls);
    }

    private static IEnumerable<string> Called(IReadOnlyList<Message> messages) =>
        messages.SelectMany(message => message.Parts).OfType<ToolCallPart>().Select(call => call.Name);

    private bool IsAllowed(Tool tool) => plan.Choice is not { Names: { Count: > 0 } allowed }
        || plan.JsonTool is not null || plan.Choice is { Mode: ChoiceMode.Required, Names.Count: 1 } || allowed.Contains(tool.Name);

    private void Write(Tool tool, Adjusted adjusted)
    {
        if (tool.Strict is true)
        {
            adjusted.Add("strict", "dropped");
        }

        var schema = tool.Form is ArgumentForm.FreeText ? FreeText.Schema : tool.Schema;
        Write(names.Of(tool.Name), FreeText.DescriptionOf(tool), schema.IsSet ? schema : FreeText.Nothing);
    }

    private void Write(string name, Raw description, Raw schema)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        if (description.IsSet)
        {
            json.WritePropertyName("description");
            description.WriteTo(json);
        }

        json.WritePropertyName("input_schema");
        WriteSchema(schema);
        json.WriteEndObject();
    }

    // Anthropic wants it said that arguments are an object; others take it for granted.
    private void WriteSchema(Raw schema)
    {
        using var document = JsonDocument.Parse(schema.Json);
        if (document.RootElement.Text("type") is not null)
        {
            schema.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "object");
        foreach (var word in document.RootElement.EnumerateObject().Where(word => word.Name != "type"))
        {
            word.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private void WriteChoice(ToolChoice? choice, bool? parallel)
    {
        if (choice is null && parallel is not false)
        {
            return;
        }

        json.WriteStartObject("tool_choice");
        switch (choice)
        {
            case { Mode: ChoiceMode.Required, Names: [var name] }:
                json.WriteString("type", "tool");
                json.WriteString("name", name == plan.JsonTool ? name : names.Of(name));
                break;
            case { Mode: ChoiceMode.Required }:
                json.WriteString("type", "any");
                break;
            case { Mode: ChoiceMode.None }:
                json.WriteString("type", "none");
                break;
            default:
                json.WriteString("type", "auto");
                break;
        }

        if (parallel is false && choice is not { Mode: ChoiceMode.None })
        {
            json.WriteBoolean("disable_parallel_tool_use", true);
        }

        json.WriteEndObject();
    }
}
