using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>Reads the messages. Every result must name a call made before it, because vendors pair them in different ways.</summary>
internal sealed class ChatTurns(RequestDocument request)
{
    private readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal);

    public IReadOnlyList<Turn> Read()
    {
        var messages = request.Root.Field("messages");
        if (!messages.Is(JsonValueKind.Array) || messages.GetArrayLength() == 0)
        {
            request.Refuse("missing_messages", "`messages` must be an array with at least one message.", "messages");
            return [];
        }

        List<Turn> turns = [];
        foreach (var message in messages.EnumerateArray())
        {
            turns.Add(Read(message, $"messages[{turns.Count}]"));
            if (request.Error is not null)
            {
                break;
            }
        }

        return turns;
    }

    private Turn Read(JsonElement message, string param)
    {
        if (SpeakerOf(message.Text("role")) is not { } speaker)
        {
            request.Refuse("invalid_role", "The role must be system, developer, user, assistant or tool.", param + ".role");
            return new Turn(Speaker.User, [], param);
        }

        List<Part> parts = [];
        if (speaker is Speaker.Assistant && Thought(message) is { IsSet: true } thought)
        {
            parts.Add(new ThoughtPart(thought, null));
        }

        ChatContent.Read(request, message.Field("content"), param + ".content", parts);
        switch (speaker)
        {
            case Speaker.System or Speaker.Developer when !parts.TrueForAll(part => part is TextPart):
                request.Refuse("unsupported_content", "A system message may carry text only.", param + ".content");
                break;
            case Speaker.Assistant:
                ReadCalls(message, param, parts);
                break;
            case Speaker.Tool:
                return new Turn(speaker, ResultOf(message, param, parts) is { } result ? [result] : [], param);
        }

        return new Turn(speaker, parts, param);
    }

    // Servers of open models give thoughts under these two names, and their clients send them back.
    private Raw Thought(JsonElement message) =>
        message.Text("reasoning_content") is { Length: > 0 } ? request.RawOf(message.Field("reasoning_content"))
        : message.Text("reasoning") is { Length: > 0 } ? request.RawOf(message.Field("reasoning")) : default;

    private static Speaker? SpeakerOf(string? role) => role switch
    {
        "system" => Speaker.System,
        "developer" => Speaker.Developer,
        "user" => Speaker.User,
        "assistant" => Speaker.Assistant,
        "tool" => Speaker.Tool,
        _ => null,
    };

    private void ReadCalls(JsonElement message, string param, List<Part> parts)
    {
        var at = 0;
        foreach (var call in message.Items("tool_calls"))
        {
            var (form, function, text) = call.Text("type") == "custom"
                ? (ArgumentForm.FreeText, call.Field("custom"), "input")
                : (ArgumentForm.JsonObject, call.Field("function"), "arguments");
            if (call.Text("id") is not { } id || function.Text("name") is not { } name)
            {
                request.Refuse("invalid_tool_call", "A tool call needs an id and a function with a name.", $"{param}.tool_calls[{at}]");
                return;
            }

            var signature = call.Field("extra_content").Field("google").Field("thought_signature");
            parts.Add(new ToolCallPart(id, name, Text(function, text), form)
            {
                Seal = signature.Is(JsonValueKind.String) ? new Seal(Vendors.Google, request.RawOf(signature)) : null,
            });
            _calls[id] = name;
            at++;
        }
    }

    private Raw Text(JsonElement from, string name) =>
        from.Field(name) is { ValueKind: JsonValueKind.String } text ? request.RawOf(text) : default;

    private ToolResultPart? ResultOf(JsonElement message, string param, List<Part> content)
    {
        if (message.Text("tool_call_id") is { } id && _calls.TryGetValue(id, out var name))
        {
            return new ToolResultPart(id, name, content);
        }

        request.Refuse("unknown_tool_call",
            "A tool message must name the id of a tool call made earlier in the conversation.", param + ".tool_call_id");
        return null;
    }
}
