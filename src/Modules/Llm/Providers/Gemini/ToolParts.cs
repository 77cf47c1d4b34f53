using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Function calls and their results on the way back to Gemini, which pairs them by name where others pair them by id.</summary>
internal sealed class ToolParts(Utf8JsonWriter json, ModelFamily family)
{
    /// <summary>Google's documented stand-in for a lost signature, as in a conversation begun with another vendor.</summary>
    public const string DummySignature = "skip_thought_signature_validator";

    /// <summary>Ids this gateway or OpenAI made begin so; Gemini never saw them and gets them back never.</summary>
    public const string ForeignId = "call_";

    private Turn? _signed;

    public void Write(ToolCallPart call, Turn turn)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionCall");
        WriteNativeId(call.CallId);
        json.WriteString("name", call.Name);
        json.WritePropertyName("args");
        WriteArguments(call);
        json.WriteEndObject();
        WriteSignature(call, turn);
        json.WriteEndObject();
    }

    public GatewayError? Write(ToolResultPart result)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionResponse");
        WriteNativeId(result.CallId);
        json.WriteString("name", result.Name);
        json.WritePropertyName("response");
        WriteResponse(result);
        var media = result.Content.OfType<MediaPart>().ToArray();
        if (media.Length > 0)
        {
            json.WriteStartArray("parts");
            foreach (var one in media)
            {
                if (MediaJson.Write(json, one) is { } refused)
                {
                    return refused;
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }

    private void WriteSignature(ToolCallPart call, Turn turn)
    {
        if (IsSigned(call))
        {
            json.WritePropertyName("thoughtSignature");
            call.Seal!.Json.WriteTo(json);
        }
        else if (family.SignsCalls && _signed != turn && !turn.Parts.OfType<ToolCallPart>().Any(IsSigned))
        {
            // Of parallel calls only the first is signed, so one signature anywhere in the turn is enough.
            json.WriteString("thoughtSignature", DummySignature);
        }

        _signed = turn;
    }

    private static bool IsSigned(ToolCallPart call) => call.Seal is { Vendor: Vendors.Google };

    // Arguments cut by a limit, or of free text, are no object; what there is of them goes back all the same.
    private void WriteArguments(ToolCallPart call)
    {
        var text = call.Arguments.IsSet ? call.Arguments.Text() : "";
        if (call.Form is ArgumentForm.FreeText)
        {
            WriteWrapped(FreeText.Member, text);
        }
        else if (!TryWriteObject(string.IsNullOrWhiteSpace(text) ? "{}" : text))
        {
            WriteWrapped("arguments", text);
        }
    }

    private void WriteResponse(ToolResultPart result)
    {
        var text = string.Concat(result.Content.Select(TextOf));
        if (result.IsError || !TryWriteObject(text))
        {
            WriteWrapped(result.IsError ? "error" : "result", text);
        }
    }

    private static string TextOf(Part part) => part switch
    {
        TextPart { Text: var text } => text.Text(),
        RefusalPart { Text: var text } => text.Text(),
        _ => "",
    };

    private void WriteWrapped(string name, string text)
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    }

    private void WriteNativeId(string id)
    {
        if (!id.StartsWith(ForeignId, StringComparison.Ordinal))
        {
            json.WriteString("id", id);
        }
    }

    private bool TryWriteObject(string text)
    {
        if (!WireJson.TryParse(Encoding.UTF8.GetBytes(text), out var document))
        {
            return false;
        }

        using (document)
        {
            var isObject = document.RootElement.Is(JsonValueKind.Object);
            if (isObject)
            {
                document.RootElement.WriteTo(json);
            }

            return isObject;
        }
    }
}
