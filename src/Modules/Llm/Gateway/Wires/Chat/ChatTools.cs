using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>Reads the tools and which of them may be called.</summary>
internal static class ChatTools
{
    public static IReadOnlyList<Tool> Read(RequestDocument request)
    {
        if (request.Root.Field("functions").IsSet())
        {
            request.Refuse("unsupported_parameter", "`functions` is long deprecated; declare them in `tools`.", "functions");
        }

        var declared = request.Get("tools");
        if (declared.IsSet() && !declared.Is(JsonValueKind.Array))
        {
            request.Refuse("invalid_tools", "`tools` must be an array.", "tools");
            return [];
        }

        List<Tool> tools = [];
        foreach (var tool in declared.IsSet() ? declared.EnumerateArray() : default)
        {
            var param = $"tools[{tools.Count}]";
            if (Of(request, tool, param) is not { } known)
            {
                request.Refuse("unsupported_tool", "A tool must be of type function or custom, and have a name.", param);
                return [];
            }

            tools.Add(known);
        }

        return tools;
    }

    public static ToolChoice? ReadChoice(RequestDocument request)
    {
        var asked = request.Get("tool_choice");
        var choice = asked.Is(JsonValueKind.String) ? Of(asked.GetString(), []) : asked.Text("type") switch
        {
            "function" when asked.Field("function").Text("name") is { } name => Of("required", [name]),
            "custom" when asked.Field("custom").Text("name") is { } name => Of("required", [name]),
            "allowed_tools" => Allowed(asked.Field("allowed_tools")),
            _ => null,
        };
        if (choice is null && asked.IsSet())
        {
            request.Refuse("invalid_tool_choice",
                "`tool_choice` must be auto, none, required or {\"type\":\"function\",\"function\":{\"name\":…}}.", "tool_choice");
        }

        return choice;
    }

    private static Tool? Of(RequestDocument request, JsonElement tool, string param) => tool.Text("type") switch
    {
        "function" when tool.Field("function") is var function && function.Text("name") is { } name =>
            new Tool(name, ArgumentForm.JsonObject, param)
            {
                Description = Text(request, function, "description"),
                Schema = function.Field("parameters").Is(JsonValueKind.Object) ? request.RawOf(function.Field("parameters")) : default,
                Strict = function.Field("strict") is { ValueKind: JsonValueKind.True } ? true : null,
            },
        "custom" when tool.Field("custom") is var custom && custom.Text("name") is { } name =>
            new Tool(name, ArgumentForm.FreeText, param)
            {
                Description = Text(request, custom, "description"),
                Schema = Text(request, custom.Field("format").Field("grammar"), "definition"),
            },
        _ => null,
    };

    private static Raw Text(RequestDocument request, JsonElement from, string name) =>
        from.Text(name) is { Length: > 0 } ? request.RawOf(from.Field(name)) : default;

    private static ToolChoice? Allowed(JsonElement allowed)
    {
        string?[] names =
            [.. allowed.Items("tools").Select(tool => tool.Field("function").Text("name") ?? tool.Field("custom").Text("name"))];
        return names.Length > 0 && names.All(name => name is not null) && allowed.Text("mode") is "auto" or "required"
            ? Of(allowed.Text("mode"), names!) : null;
    }

    private static ToolChoice? Of(string? mode, IReadOnlyList<string> names) => mode switch
    {
        "auto" => new ToolChoice(ChoiceMode.Auto, names),
        "none" => new ToolChoice(ChoiceMode.None, names),
        "required" => new ToolChoice(ChoiceMode.Required, names),
        _ => null,
    };
}
