using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>The functions a model may call.</summary>
internal static class ToolDeclarations
{
    public static GatewayError? Write(Utf8JsonWriter json, RequestFields fields)
    {
        if (fields.Request.Field("functions").IsSet())
        {
            return GatewayError.Invalid("unsupported_parameter", "`functions` is long deprecated; declare them in `tools`.", "functions");
        }

        var tools = fields.Get("tools");
        if (!tools.IsSet() || (tools.Is(JsonValueKind.Array) && tools.GetArrayLength() == 0))
        {
            return null;
        }

        if (!tools.Is(JsonValueKind.Array))
        {
            return GatewayError.Invalid("invalid_tools", "`tools` must be an array.", "tools");
        }

        json.WriteStartArray("tools");
        json.WriteStartObject();
        json.WriteStartArray("functionDeclarations");
        var at = 0;
        foreach (var tool in tools.EnumerateArray())
        {
            if (tool.Text("type") != "function" || tool.Field("function").Text("name") is not { } name)
            {
                return GatewayError.Invalid("unsupported_tool", "A tool must be of type function, with a named function.", $"tools[{at}]");
            }

            WriteFunction(json, name, tool.Field("function"));
            at++;
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        return null;
    }

    private static void WriteFunction(Utf8JsonWriter json, string name, JsonElement function)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        if (function.Text("description") is { Length: > 0 } description)
        {
            json.WriteString("description", description);
        }

        // The older `parameters` takes a subset of JSON Schema only; this one takes what OpenAI's clients send.
        if (function.Field("parameters") is { ValueKind: JsonValueKind.Object } parameters)
        {
            json.WritePropertyName("parametersJsonSchema");
            parameters.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
