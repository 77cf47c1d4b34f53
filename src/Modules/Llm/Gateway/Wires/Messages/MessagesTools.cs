using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Reads the tools and which of them may be called.</summary>
internal static class MessagesTools
{
    // Tools that Anthropic runs, or whose schema only its models know, by the beginnings of their types.
    private static readonly string[] VendorTools =
        ["web_search", "web_fetch", "code_execution", "bash", "text_editor", "computer", "memory", "tool_search", "mcp_toolset"];

    /// <param name="request">The request.</param>
    /// <param name="others">The vendor's own tools that were asked for beside them.</param>
    public static IReadOnlyList<Tool> Read(RequestDocument request, out IReadOnlyList<string> others)
    {
        List<Tool> tools = [];
        List<string> foreign = [];
        others = foreign;
        var declared = request.Get("tools");
        if (declared.IsSet() && !declared.Is(JsonValueKind.Array))
        {
            request.Refuse("invalid_tools", "`tools` must be an array.", "tools");
            return tools;
        }

        var at = 0;
        foreach (var tool in declared.IsSet() ? declared.EnumerateArray() : default)
        {
            var param = $"tools[{at++}]";
            if (tool.Text("type") is { } type and not "custom")
            {
                foreign.Add("tools." + (Array.Find(VendorTools, known => type.StartsWith(known, StringComparison.Ordinal)) ?? "other"));
            }
            else if (tool.Text("name") is { Length: > 0 } name)
            {
                tools.Add(Of(request, tool, name, param));
            }
            else
            {
                request.Refuse("unsupported_tool", "A tool needs a name and an input_schema.", param);
            }
        }

        if (foreign.Count > 0 && tools.Count == 0)
        {
            request.Refuse("unsupported_tool",
                "These tools are Anthropic's own, and another provider answers for this model. Send tools with an input_schema.", "tools");
        }

        return tools;
    }

    public static ToolChoice? ReadChoice(RequestDocument request)
    {
        var asked = request.Get("tool_choice");
        ToolChoice? choice = asked.Text("type") switch
        {
            "auto" => new ToolChoice(ChoiceMode.Auto, []),
            "any" => new ToolChoice(ChoiceMode.Required, []),
            "none" => new ToolChoice(ChoiceMode.None, []),
            "tool" when asked.Text("name") is { Length: > 0 } name => new ToolChoice(ChoiceMode.Required, [name]),
            _ => null,
        };
        if (choice is null && asked.IsSet())
        {
            request.Refuse("invalid_tool_choice", "`tool_choice.type` must be auto, any, none, or tool with a `name`.", "tool_choice");
        }

        return choice;
    }

    private static Tool Of(RequestDocument request, JsonElement tool, string name, string param) =>
        new(name, ArgumentForm.JsonObject, param)
        {
            Description = tool.Text("description") is { Length: > 0 } ? request.RawOf(tool.Field("description")) : default,
            Schema = tool.Field("input_schema").Is(JsonValueKind.Object) ? request.RawOf(tool.Field("input_schema")) : default,
            Strict = tool.Field("strict").Is(JsonValueKind.True) ? true : null,
        };
}
