using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Reads which tools may be called.</summary>
internal static class ResponsesChoice
{
    private const string Param = "tool_choice";

    public static ToolChoice? Read(RequestDocument request, IReadOnlyList<Tool> tools)
    {
        var asked = request.Root.Field(Param);
        if (!asked.IsSet())
        {
            return null;
        }

        var choice = asked.Is(JsonValueKind.String) ? Of(asked.GetString(), []) : asked.Text("type") switch
        {
            "function" or "custom" => Of("required", [NameOf(asked)]),
            "allowed_tools" => Of(asked.Text("mode"), [.. asked.Items("tools").Select(NameOf).Where(name => Has(tools, name))]),
            _ => null,
        };
        if (choice is null)
        {
            request.Refuse("invalid_tool_choice",
                "`tool_choice` must be auto, none, required, {\"type\":\"function\",\"name\":…} or of type allowed_tools.", Param);
        }
        else if (choice.Names.Any(name => !Has(tools, name)) || (choice.Names.Count == 0 && asked.Is(JsonValueKind.Object)))
        {
            request.Refuse("invalid_tool_choice", "`tool_choice` names no tool of the request that can be called here.", Param);
        }

        return choice;
    }

    private static string NameOf(JsonElement tool) => ResponsesTools.NameOf(tool.Text("namespace"), tool.Text("name") ?? "");

    private static bool Has(IReadOnlyList<Tool> tools, string name) => tools.Any(tool => tool.Name == name);

    private static ToolChoice? Of(string? mode, IReadOnlyList<string> names) => mode switch
    {
        "auto" => new ToolChoice(ChoiceMode.Auto, names),
        "none" => new ToolChoice(ChoiceMode.None, names),
        "required" => new ToolChoice(ChoiceMode.Required, names),
        _ => null,
    };
}
