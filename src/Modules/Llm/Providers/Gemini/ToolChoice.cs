using System.Text.Json;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Whether and which functions the model must call.</summary>
internal static class ToolChoice
{
    public static GatewayError? Write(Utf8JsonWriter json, RequestFields fields)
    {
        var choice = fields.Get("tool_choice");
        if (!choice.IsSet())
        {
            return null;
        }

        var named = choice.Text("type") == "function" ? choice.Field("function").Text("name") : null;
        var mode = choice.Is(JsonValueKind.String) ? Mode(choice.GetString()) : named is null ? null : "ANY";
        if (mode is null)
        {
            return GatewayError.Invalid("invalid_tool_choice",
                "`tool_choice` must be auto, none, required or {\"type\":\"function\",\"function\":{\"name\":…}}.", "tool_choice");
        }

        json.WriteStartObject("toolConfig");
        json.WriteStartObject("functionCallingConfig");
        json.WriteString("mode", mode);
        if (named is not null)
        {
            json.WriteStartArray("allowedFunctionNames");
            json.WriteStringValue(named);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return null;
    }

    private static string? Mode(string? choice) => choice switch
    {
        "auto" => "AUTO",
        "none" => "NONE",
        "required" => "ANY",
        _ => null,
    };
}
