using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Reads the tools of the request and those that items add. A group's are told by its name and their own.</summary>
internal sealed class ResponsesTools
{
    private const string Between = "__";

    // Tools that OpenAI runs, or whose form only its models know.
    private static readonly string[] VendorTools =
    [
        "web_search", "file_search", "code_interpreter", "image_generation", "mcp", "computer", "local_shell", "shell", "apply_patch",
        "tool_search",
    ];

    private readonly RequestDocument _request;
    private readonly List<Tool> _tools = [];
    private readonly List<string> _others = [];

    private ResponsesTools(RequestDocument request) => _request = request;

    /// <param name="request">The request.</param>
    /// <param name="items">Its items.</param>
    /// <param name="others">The vendor's own tools that were asked for beside them.</param>
    public static IReadOnlyList<Tool> Read(
        RequestDocument request, IReadOnlyList<(JsonElement Item, string Param)> items, out IReadOnlyList<string> others)
    {
        var tools = new ResponsesTools(request);
        others = tools._others;
        tools.ReadAll(request.Root.Field("tools"), "tools", null);
        foreach (var (item, param) in items.Where(one => one.Item.Text("type") is "additional_tools" or "tool_search_output"))
        {
            tools.ReadAll(item.Field("tools"), param + ".tools", null);
        }

        if (tools is { _others.Count: > 0, _tools.Count: 0 })
        {
            request.Refuse("unsupported_tool",
                "These tools are OpenAI's own, and this model is asked in another way. Send tools of type function or custom.", "tools");
        }

        return tools._tools;
    }

    /// <summary>The name by which a model knows a tool.</summary>
    public static string NameOf(string? group, string name) => HeadOf(group) + name;

    /// <summary>A tool's own name, inside its group.</summary>
    public static string OwnNameOf(Tool tool) => tool.Name[HeadOf(tool.Group).Length..];

    private static string HeadOf(string? group) => group is not { Length: > 0 } ? ""
        : group.EndsWith(Between, StringComparison.Ordinal) ? group : group + Between;

    private void ReadAll(JsonElement declared, string param, string? group)
    {
        if (declared.IsSet() && !declared.Is(JsonValueKind.Array))
        {
            _request.Refuse("invalid_tools", $"`{param}` must be an array.", param);
            return;
        }

        var at = 0;
        foreach (var tool in declared.IsSet() ? declared.EnumerateArray() : default)
        {
            Read(tool, $"{param}[{at++}]", group);
        }
    }

    private void Read(JsonElement tool, string param, string? group)
    {
        var name = tool.Text("name") is { Length: > 0 } said ? said : null;
        switch (tool.Text("type"))
        {
            case "function" when name is not null:
                Add(new Tool(NameOf(group, name), ArgumentForm.JsonObject, param)
                {
                    Group = group,
                    Description = Text(tool, "description"),
                    Schema = tool.Field("parameters").Is(JsonValueKind.Object) ? _request.RawOf(tool.Field("parameters")) : default,
                    Strict = tool.Field("strict").Is(JsonValueKind.True) ? true : null,
                });
                break;
            case "custom" when name is not null:
                Add(new Tool(NameOf(group, name), ArgumentForm.FreeText, param)
                {
                    Group = group,
                    Description = Text(tool, "description"),
                    Schema = Text(tool.Field("format"), "definition"),
                });
                break;
            case "namespace" when name is not null && group is null:
                ReadAll(tool.Field("tools"), param + ".tools", name);
                break;
            case { } type and not ("function" or "custom" or "namespace"):
                _others.Add("tools." + (Array.Find(VendorTools, known => type.StartsWith(known, StringComparison.Ordinal)) ?? "other"));
                break;
            default:
                _request.Refuse("unsupported_tool", "A tool must be of type function, custom or namespace, and have a name.", param);
                break;
        }
    }

    // What is added later may be there already.
    private void Add(Tool tool)
    {
        _tools.RemoveAll(known => known.Name == tool.Name);
        _tools.Add(tool);
    }

    private Raw Text(JsonElement from, string name) => from.Text(name) is { Length: > 0 } ? _request.RawOf(from.Field(name)) : default;
}
