using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary><c>response_format</c>: text, any JSON, or JSON of a schema.</summary>
internal static class ResponseFormat
{
    public static GatewayError? Write(Utf8JsonWriter json, RequestFields fields)
    {
        var format = fields.Get("response_format");
        if (!format.IsSet())
        {
            return null;
        }

        switch (format.Text("type"))
        {
            case "text":
                return null;
            case "json_object":
                json.WriteString("responseMimeType", "application/json");
                return null;
            case "json_schema" when format.Field("json_schema").Field("schema") is { ValueKind: JsonValueKind.Object } schema:
                json.WriteString("responseMimeType", "application/json");
                json.WritePropertyName("responseJsonSchema");
                schema.WriteTo(json);
                return null;
            default:
                return GatewayError.Invalid("invalid_response_format",
                    "`response_format.type` must be text, json_object or json_schema, the last with a `json_schema.schema` object.",
                    "response_format");
        }
    }
}
