using System.Text;
using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// A call's arguments as an object, for vendors that take nothing else. Arguments cut by a limit, or of free text, are no object; what
/// there is of them goes back all the same.
/// </summary>
internal static class ArgumentsJson
{
    public static void Write(Utf8JsonWriter json, ToolCallPart call)
    {
        var text = call.Arguments.IsSet ? call.Arguments.Text() : "";
        if (call.Form is ArgumentForm.FreeText)
        {
            WriteWrapped(json, FreeText.Member, text);
        }
        else if (!TryWriteObject(json, string.IsNullOrWhiteSpace(text) ? "{}" : text))
        {
            WriteWrapped(json, "arguments", text);
        }
    }

    /// <summary>Writes the text as the object it stands for; false, and nothing written, when it stands for none.</summary>
    public static bool TryWriteObject(Utf8JsonWriter json, string text)
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

    /// <summary>Writes an object with the text in it.</summary>
    public static void WriteWrapped(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    }
}
