using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>
/// Reads the system prompt and the messages. Results of tools stand in a user's message there; they become turns of their own.
/// </summary>
internal sealed class MessagesTurns(RequestDocument request)
{
    private readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal);
    private readonly List<Turn> _turns = [];

    public IReadOnlyList<Turn> Read()
    {
        List<Part> system = [];
        MessagesContent.Read(request, request.Root.Field("system"), "system", system);
        _turns.AddRange(system.Select(block => new Turn(Speaker.System, [block], "system")));

        var messages = request.Root.Field("messages");
        if (!messages.Is(JsonValueKind.Array) || messages.GetArrayLength() == 0)
        {
            request.Refuse("missing_messages", "`messages` must be an array with at least one message.", "messages");
            return _turns;
        }

        var at = 0;
        foreach (var message in messages.EnumerateArray())
        {
            Read(message, $"messages[{at++}]");
            if (request.Error is not null)
            {
                break;
            }
        }

        return _turns;
    }

    private void Read(JsonElement message, string param)
    {
        List<Part> parts = [];
        if (!message.Field("content").IsSet())
        {
            request.Refuse("invalid_content", "Content must be a string or an array of blocks.", param + ".content");
        }

        MessagesContent.Read(request, message.Field("content"), param + ".content", parts);
        switch (message.Text("role"))
        {
            case "system":
                _turns.Add(new Turn(Speaker.System, parts, param));
                break;
            case "assistant":
                foreach (var call in parts.OfType<ToolCallPart>())
                {
                    _calls[call.CallId] = call.Name;
                }

                _turns.Add(new Turn(Speaker.Assistant, parts, param));
                break;
            case "user":
                AddUser(parts, param);
                break;
            default:
                request.Refuse("invalid_role", "The role must be user or assistant.", param + ".role");
                break;
        }
    }

    private void AddUser(List<Part> parts, string param)
    {
        List<Part> results = [];
        foreach (var result in parts.OfType<ToolResultPart>())
        {
            if (!_calls.TryGetValue(result.CallId, out var name))
            {
                request.Refuse("unknown_tool_call",
                    "A tool result must name the id of a tool use made earlier in the conversation.", param + ".content");
                return;
            }

            results.Add(result with { Name = name });
        }

        if (results.Count > 0)
        {
            _turns.Add(new Turn(Speaker.Tool, results, param));
        }

        Part[] said = [.. parts.Where(part => part is not ToolResultPart)];
        if (said.Length > 0)
        {
            _turns.Add(new Turn(Speaker.User, said, param));
        }
    }
}
