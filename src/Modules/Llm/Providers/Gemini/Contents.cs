using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// Writes the turns. Gemini knows two roles, user and model, and tool results belong to the user; neighbours of one role become one turn,
/// so that the answers to parallel calls come back together as Gemini demands. What the system says becomes one instruction beside them.
/// </summary>
internal sealed class Contents(Utf8JsonWriter json, ModelFamily family, Adjusted adjusted)
{
    private const string User = "user";
    private const string Model = "model";

    private readonly ToolParts _tools = new(json, family);
    private readonly List<MediaPart> _moved = [];
    private string? _role;

    public GatewayError? Write(IReadOnlyList<Turn> turns)
    {
        json.WriteStartArray("contents");
        foreach (var turn in ToolPairs.Complete(turns))
        {
            if (turn.Speaker is not Speaker.Tool)
            {
                WriteMoved();
            }

            if (Write(turn) is { } refused)
            {
                return refused;
            }
        }

        WriteMoved();
        List<string> instructions = [.. turns.Where(IsInstruction).Select(TextOf).Where(text => text.Length > 0)];
        if (_role is null && instructions.Count > 0)
        {
            // Somebody must speak: a request of instructions alone is put as the user's.
            OpenTurn(User);
            MediaJson.WriteText(json, Raw.Of(string.Join("\n\n", instructions)));
            instructions.Clear();
        }

        if (_role is null)
        {
            return GatewayError.Invalid("missing_messages", "At least one message must have content.", "messages");
        }

        CloseTurn();
        json.WriteEndArray();
        WriteInstructions(instructions);
        return null;
    }

    private static bool IsInstruction(Turn turn) => turn.Speaker is Speaker.System or Speaker.Developer;

    private static string TextOf(Turn turn) => string.Concat(turn.Parts.OfType<TextPart>().Select(part => part.Text.Text()));

    private GatewayError? Write(Turn turn)
    {
        foreach (var part in IsInstruction(turn) ? [] : turn.Parts)
        {
            if (Write(turn, part) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private GatewayError? Write(Turn turn, Part part)
    {
        switch (part)
        {
            // Gemini refuses parts without text, others let them pass.
            case TextPart { Text.HasText: false } or RefusalPart { Text.HasText: false }:
                return null;
            case TextPart { Text: var text }:
                OpenTurn(RoleOf(turn));
                MediaJson.WriteText(json, text);
                return null;
            case RefusalPart { Text: var text }:
                OpenTurn(RoleOf(turn));
                MediaJson.WriteText(json, text);
                return null;
            case MediaPart media:
                OpenTurn(RoleOf(turn));
                return MediaJson.Write(json, media);
            case ToolCallPart call:
                OpenTurn(Model);
                _tools.Write(call, turn);
                return null;
            case ToolResultPart result:
                OpenTurn(User);
                return WriteResult(result);
            default:
                // Thoughts of another vendor, or without their signature, say nothing to this one.
                return null;
        }
    }

    private GatewayError? WriteResult(ToolResultPart result)
    {
        if (family.TakesMediaInResults)
        {
            return _tools.Write(result);
        }

        if (result.Content.OfType<MediaPart>().ToArray() is { Length: > 0 } media)
        {
            _moved.AddRange(media);
            adjusted.Add("tool_image", "moved");
        }

        return _tools.Write(result with { Content = [.. result.Content.Where(part => part is not MediaPart)] });
    }

    // After all results of a turn: between them nothing else may stand.
    private void WriteMoved()
    {
        foreach (var media in _moved)
        {
            OpenTurn(User);
            _ = MediaJson.Write(json, media);
        }

        _moved.Clear();
    }

    private static string RoleOf(Turn turn) => turn.Speaker is Speaker.Assistant ? Model : User;

    private void WriteInstructions(List<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartObject("systemInstruction");
        json.WriteStartArray("parts");
        MediaJson.WriteText(json, Raw.Of(string.Join("\n\n", texts)));
        json.WriteEndArray();
        json.WriteEndObject();
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
