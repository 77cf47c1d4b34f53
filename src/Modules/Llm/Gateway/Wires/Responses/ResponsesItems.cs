using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>
/// Reads items as turns. What a model thought, said and called stands in items of their own there; they are one turn until somebody else
/// speaks, because vendors want the calls of a turn together, and their results behind all of them.
/// </summary>
internal sealed class ResponsesItems(RequestDocument request, Adjusted adjusted)
{
    private readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal);
    private readonly List<Turn> _turns = [];
    private List<Part> _open = [];
    private Seal? _callSeal;

    public IReadOnlyList<Turn> Read(IReadOnlyList<(JsonElement Item, string Param)> items)
    {
        ReadInstructions();
        if (request.Root.Field("input") is { ValueKind: JsonValueKind.String } text)
        {
            Open(Speaker.User, "input").Add(new TextPart(request.RawOf(text)));
        }

        foreach (var (item, param) in items)
        {
            Read(item, param);
            if (request.Error is not null)
            {
                break;
            }
        }

        return _turns;
    }

    private void ReadInstructions()
    {
        var instructions = request.Root.Field("instructions");
        if (instructions.Is(JsonValueKind.String))
        {
            Open(Speaker.System, "instructions").Add(new TextPart(request.RawOf(instructions)));
        }
        else if (instructions.IsSet())
        {
            request.Refuse("invalid_type", "`instructions` must be a string.", "instructions");
        }
    }

    private void Read(JsonElement item, string param)
    {
        switch (item.Text("type"))
        {
            case "message":
            case null when item.Field("role").IsSet():
                ReadMessage(item, param);
                break;
            case "function_call":
                ReadToolCall(item, param, ArgumentForm.JsonObject, "arguments");
                break;
            case "custom_tool_call":
                ReadToolCall(item, param, ArgumentForm.FreeText, "input");
                break;
            case "function_call_output" or "custom_tool_call_output":
                ReadResult(item, param);
                break;
            case "reasoning":
                ReadThought(item, param);
                break;
            case "item_reference":
            case null when item.Text("id") is not null:
                ReadReference(item, param);
                break;
            case "additional_tools":
                // Read with the tools.
                break;
            case { } type when IsServers(type):
                // What a vendor's own tools did means nothing to another.
                adjusted.Add("server_items", "dropped");
                break;
            default:
                request.Refuse("unsupported_item",
                    "An item must be a message, function_call, custom_tool_call, the output of one, or reasoning.", param);
                break;
        }
    }

    private static bool IsServers(string type) => type.EndsWith("_call", StringComparison.Ordinal)
        || type.EndsWith("_call_output", StringComparison.Ordinal) || type.StartsWith("mcp_", StringComparison.Ordinal)
        || type is "tool_search_output";

    private void ReadMessage(JsonElement item, string param)
    {
        Speaker? speaker = item.Text("role") switch
        {
            "system" => Speaker.System,
            "developer" => Speaker.Developer,
            "user" => Speaker.User,
            "assistant" => Speaker.Assistant,
            _ => null,
        };
        if (speaker is null)
        {
            request.Refuse("invalid_role", "The role must be system, developer, user or assistant.", param + ".role");
        }

        if (!item.Field("content").IsSet())
        {
            request.Refuse("invalid_content", "Content must be a string or an array of parts.", param + ".content");
        }

        List<Part> parts = [];
        ResponsesContent.Read(request, item.Field("content"), param + ".content", parts);
        if (speaker is Speaker.System or Speaker.Developer && !parts.TrueForAll(part => part is TextPart))
        {
            request.Refuse("unsupported_content", "A system message may carry text only.", param + ".content");
        }

        // A second message of the model's is a turn of its own, unless calls wait for their results.
        var goesOn = speaker is Speaker.Assistant
            && (_open.Exists(part => part is ToolCallPart) || _open.TrueForAll(part => part is ThoughtPart));
        Open(speaker ?? Speaker.User, param, goesOn).AddRange(parts);
    }

    private void ReadToolCall(JsonElement item, string param, ArgumentForm form, string arguments)
    {
        if (item.Text("call_id") is not { Length: > 0 } id || item.Text("name") is not { Length: > 0 } name)
        {
            request.Refuse("invalid_tool_call", "A tool call needs a call_id and a name.", param);
            return;
        }

        name = ResponsesTools.NameOf(item.Text("namespace"), name);
        var text = item.Field(arguments);
        Open(Speaker.Assistant, param, goesOn: true).Add(
            new ToolCallPart(id, name, text.Is(JsonValueKind.String) ? request.RawOf(text) : default, form) { Seal = _callSeal });
        _calls[id] = name;
        _callSeal = null;
    }

    private void ReadResult(JsonElement item, string param)
    {
        if (item.Text("call_id") is not { } id || !_calls.TryGetValue(id, out var name))
        {
            request.Refuse("unknown_tool_call",
                "An output must name the call_id of a call made earlier in the conversation.", param + ".call_id");
            return;
        }

        List<Part> content = [];
        ResponsesContent.Read(request, item.Field("output"), param + ".output", content);
        Open(Speaker.Tool, param, goesOn: true).Add(new ToolResultPart(id, name, content));
    }

    private void ReadThought(JsonElement item, string param)
    {
        var seal = item.Text("encrypted_content") is { Length: > 0 } ? SealOf(item.Field("encrypted_content")) : null;
        Raw[] texts = [.. item.Items("summary").Concat(item.Items("content")).Select(part => part.Field("text"))
            .Where(text => text.Is(JsonValueKind.String)).Select(request.RawOf)];
        if (texts.Length == 0 && seal is { Vendor: Vendors.Google })
        {
            // Its vendor signs calls and not thoughts.
            _callSeal = seal;
            return;
        }

        var text = texts.Length == 1 ? texts[0] : Raw.Of(string.Join("\n\n", texts.Select(one => one.Text())));
        Open(Speaker.Assistant, param, goesOn: true).Add(new ThoughtPart(text, seal));
    }

    private Seal? SealOf(JsonElement text) =>
        Envelope.Open(request.RawOf(text)) ?? new Seal(Vendors.OpenAi, request.RawOf(text));

    private void ReadReference(JsonElement item, string param)
    {
        if (item.Text("id")?.StartsWith(ResponsesItem.ThoughtId, StringComparison.Ordinal) is true)
        {
            adjusted.Add("reasoning", "dropped");
            return;
        }

        ResponsesState.RefuseKept(request, param + ".id");
    }

    private List<Part> Open(Speaker speaker, string param, bool goesOn = false)
    {
        if (!goesOn || _turns is not [.., { } last] || last.Speaker != speaker)
        {
            _open = [];
            _turns.Add(new Turn(speaker, _open, param));
        }

        return _open;
    }
}
