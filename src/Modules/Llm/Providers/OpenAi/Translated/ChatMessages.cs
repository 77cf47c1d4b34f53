using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>
/// Writes the turns as messages. Results carry text only there, so that their pictures come in a message of the user's behind.
/// </summary>
internal sealed class ChatMessages(Utf8JsonWriter json, FittingNames names, Adjusted adjusted)
{
    private readonly List<Part> _moved = [];

    public GatewayError? Write(IReadOnlyList<Turn> turns)
    {
        json.WriteStartArray("messages");
        foreach (var turn in ToolPairs.Complete(WithOneOpening(turns)))
        {
            if (turn.Speaker is not Speaker.Tool && WriteMoved() is { } moved)
            {
                return moved;
            }

            if (Write(turn) is { } refused)
            {
                return refused;
            }
        }

        if (WriteMoved() is { } last)
        {
            return last;
        }

        json.WriteEndArray();
        return null;
    }

    // Several instructions at the beginning are one message: not every server takes more.
    private static IReadOnlyList<Turn> WithOneOpening(IReadOnlyList<Turn> turns)
    {
        Turn[] opening = [.. turns.TakeWhile(turn => turn.Speaker is Speaker.System or Speaker.Developer)];
        return opening.Length < 2 ? turns
            : [opening[0] with { Parts = [.. opening.SelectMany(turn => turn.Parts)] }, .. turns.Skip(opening.Length)];
    }

    private GatewayError? Write(Turn turn)
    {
        switch (turn.Speaker)
        {
            case Speaker.System or Speaker.Developer:
                // The older word, which every server takes; those that know the newer one take it for that.
                Begin("system");
                json.WritePropertyName("content");
                Joined(turn.Parts, "\n\n").WriteTo(json);
                json.WriteEndObject();
                return null;
            case Speaker.User:
                return WriteUser(turn.Parts);
            case Speaker.Assistant:
                WriteAssistant(turn.Parts);
                return null;
            case Speaker.Tool:
                foreach (var result in turn.Parts.OfType<ToolResultPart>())
                {
                    WriteResult(result);
                }

                return null;
            default:
                throw new InvalidOperationException("There is no other speaker.");
        }
    }

    private GatewayError? WriteUser(IReadOnlyList<Part> parts)
    {
        Begin("user");
        json.WritePropertyName("content");
        if (parts is [TextPart { Text: var text }])
        {
            text.WriteTo(json);
        }
        else
        {
            json.WriteStartArray();
            foreach (var part in parts)
            {
                if (ChatParts.Write(json, part) is { } refused)
                {
                    return refused;
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        return null;
    }

    private void WriteAssistant(IReadOnlyList<Part> parts)
    {
        var calls = parts.OfType<ToolCallPart>().ToArray();
        var texts = parts.Where(part => part is TextPart or RefusalPart).ToArray();
        Begin("assistant");
        json.WritePropertyName("content");
        if (texts.Length == 0 && calls.Length > 0)
        {
            json.WriteNullValue();
        }
        else
        {
            Joined(texts, "").WriteTo(json);
        }

        if (calls.Length > 0)
        {
            json.WriteStartArray("tool_calls");
            foreach (var call in calls)
            {
                Write(call);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void Write(ToolCallPart call)
    {
        json.WriteStartObject();
        json.WriteString("id", names.OfId(call.CallId));
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", names.Of(call.Name));
        json.WritePropertyName("arguments");
        ArgumentsOf(call).WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Raw ArgumentsOf(ToolCallPart call) => call.Form is ArgumentForm.FreeText
        ? Raw.Of($"{{\"{FreeText.Member}\":{Encoding.UTF8.GetString(call.Arguments.IsSet ? call.Arguments.Json.Span : "\"\""u8)}}}")
        : call.Arguments.IsSet ? call.Arguments : Raw.Of("{}");

    private void WriteResult(ToolResultPart result)
    {
        Begin("tool");
        json.WriteString("tool_call_id", names.OfId(result.CallId));
        json.WritePropertyName("content");
        var text = Joined(result.Content, "");
        (result.IsError ? Raw.Of("Error: " + text.Text()) : text).WriteTo(json);
        json.WriteEndObject();
        if (result.Content.OfType<MediaPart>().ToArray() is { Length: > 0 } media)
        {
            adjusted.Add("tool_image", "moved");
            _moved.Add(new TextPart(Raw.Of($"From the result of {result.Name}:")));
            _moved.AddRange(media);
        }
    }

    private GatewayError? WriteMoved()
    {
        var refused = _moved.Count > 0 ? WriteUser(_moved) : null;
        _moved.Clear();
        return refused;
    }

    // One text passes as it stood; several are joined.
    private static Raw Joined(IReadOnlyList<Part> parts, string between)
    {
        Raw[] texts = [.. parts.Select(TextOf).Where(text => text.IsSet)];
        return texts.Length == 1 ? texts[0] : Raw.Of(string.Join(between, texts.Select(text => text.Text())));
    }

    private static Raw TextOf(Part part) => part switch
    {
        TextPart { Text: var text } => text,
        RefusalPart { Text: var text } => text,
        _ => default,
    };

    private void Begin(string role)
    {
        json.WriteStartObject();
        json.WriteString("role", role);
    }
}
