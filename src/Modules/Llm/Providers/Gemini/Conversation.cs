using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// Writes the turns of a conversation. Gemini knows two roles, user and model, and tool results belong to the user; neighbours of one
/// role become one turn, so that the answers to parallel calls come back together as Gemini demands.
/// </summary>
internal sealed class Conversation(Utf8JsonWriter json, ModelFamily family)
{
    private const string User = "user";
    private const string Model = "model";
    private readonly ToolTurns _tools = new(json, family);
    private string? _role;

    public GatewayError? Write(JsonElement messages)
    {
        json.WriteStartArray("contents");
        var at = 0;
        foreach (var message in messages.EnumerateArray())
        {
            if (WriteMessage(message, $"messages[{at++}]") is { } refused)
            {
                return refused;
            }
        }

        if (_role is null)
        {
            return GatewayError.Invalid("missing_messages", "At least one user, assistant or tool message must have content.", "messages");
        }

        CloseTurn();
        json.WriteEndArray();
        return null;
    }

    private GatewayError? WriteMessage(JsonElement message, string param) => message.Text("role") switch
    {
        "system" or "developer" => null,
        "user" => WriteContent(User, message.Field("content"), param),
        "assistant" => WriteContent(Model, message.Field("content"), param) ?? WriteCalls(message, param),
        "tool" => WriteResult(message, param),
        _ => GatewayError.Invalid("invalid_role", "The role must be system, developer, user, assistant or tool.", param + ".role"),
    };

    private GatewayError? WriteContent(string role, JsonElement content, string param)
    {
        if (content.Is(JsonValueKind.String))
        {
            if (content.GetString() is { Length: > 0 } text)
            {
                OpenTurn(role);
                MessagePart.WriteText(json, text);
            }

            return null;
        }

        if (content.IsSet() && !content.Is(JsonValueKind.Array))
        {
            return GatewayError.Invalid("invalid_content", "Content must be a string or an array of parts.", param + ".content");
        }

        var at = 0;
        foreach (var part in content.IsSet() ? content.EnumerateArray() : default)
        {
            // Gemini refuses parts without text, OpenAI lets them pass.
            if (!MessagePart.IsEmptyText(part))
            {
                OpenTurn(role);
                if (MessagePart.Write(json, part, $"{param}.content[{at}]") is { } refused)
                {
                    return refused;
                }
            }

            at++;
        }

        return null;
    }

    private GatewayError? WriteCalls(JsonElement message, string param)
    {
        if (message.Items("tool_calls").MoveNext())
        {
            OpenTurn(Model);
            return _tools.WriteCalls(message, param);
        }

        return null;
    }

    private GatewayError? WriteResult(JsonElement message, string param)
    {
        OpenTurn(User);
        return _tools.WriteResult(message, param);
    }

    private void OpenTurn(string role)
    {
        if (_role == role)
        {
            return;
        }

        CloseTurn();
        _role = role;
        json.WriteStartObject();
        json.WriteString("role", role);
        json.WriteStartArray("parts");
    }

    private void CloseTurn()
    {
        if (_role is not null)
        {
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
