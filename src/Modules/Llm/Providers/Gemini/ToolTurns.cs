using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Function calls and their results on the way back to Gemini, which pairs them by name where OpenAI pairs them by id.</summary>
internal sealed class ToolTurns(Utf8JsonWriter json, ModelFamily family)
{
    /// <summary>Google's documented stand-in for a lost signature, as in a conversation begun with another vendor.</summary>
    public const string DummySignature = "skip_thought_signature_validator";

    /// <summary>Ids this gateway or OpenAI made begin so; Gemini never saw them and gets them back never.</summary>
    public const string ForeignId = "call_";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public GatewayError? WriteCalls(JsonElement message, string param)
    {
        // Of parallel calls only the first is signed, so one signature anywhere in the turn is enough.
        var needsDummy = family.SignsCalls && !message.Items("tool_calls").Any(call => Signature(call) is not null);
        var at = 0;
        foreach (var call in message.Items("tool_calls"))
        {
            var id = call.Text("id");
            var name = call.Field("function").Text("name");
            if (id is null || name is null)
            {
                return GatewayError.Invalid(
                    "invalid_tool_call", "A tool call needs an id and a function with a name.", $"{param}.tool_calls[{at}]");
            }

            _names[id] = name;
            var signature = Signature(call) ?? (needsDummy && at == 0 ? DummySignature : null);
            if (!TryWriteCall(id, name, call.Field("function").Text("arguments"), signature))
            {
                return GatewayError.Invalid("invalid_tool_arguments",
                    "The arguments of a tool call must be a JSON object in a string.", $"{param}.tool_calls[{at}].function.arguments");
            }

            at++;
        }

        return null;
    }

    public GatewayError? WriteResult(JsonElement message, string param)
    {
        var id = message.Text("tool_call_id");
        if (id is null || !_names.TryGetValue(id, out var name))
        {
            return GatewayError.Invalid("unknown_tool_call",
                "A tool message must name the id of a tool call made earlier in the conversation.", param + ".tool_call_id");
        }

        if (MessageText.TryRead(message.Field("content")) is not { } text)
        {
            return GatewayError.Invalid("unsupported_content", "A tool message may carry text only.", param + ".content");
        }

        json.WriteStartObject();
        json.WriteStartObject("functionResponse");
        WriteNativeId(id);
        json.WriteString("name", name);
        json.WritePropertyName("response");
        if (!TryWriteObject(text))
        {
            json.WriteStartObject();
            json.WriteString("result", text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }

    private static string? Signature(JsonElement call) => call.Field("extra_content").Field("google").Text("thought_signature");

    private bool TryWriteCall(string id, string name, string? arguments, string? signature)
    {
        json.WriteStartObject();
        json.WriteStartObject("functionCall");
        WriteNativeId(id);
        json.WriteString("name", name);
        json.WritePropertyName("args");
        if (!TryWriteObject(string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments))
        {
            return false;
        }

        json.WriteEndObject();
        if (signature is not null)
        {
            json.WriteString("thoughtSignature", signature);
        }

        json.WriteEndObject();
        return true;
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
