using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// How long the model may think: <c>google.thinking_config</c> as given, else <c>reasoning_effort</c>, which is a level or a token budget
/// by the model's family. Gemini refuses both at once, so one is chosen here.
/// </summary>
internal static class ThinkingConfig
{
    public static GatewayError? Write(Utf8JsonWriter json, RequestFields fields, ModelFamily family)
    {
        if (fields.Google.Field("thinking_config") is { ValueKind: JsonValueKind.Object } given)
        {
            WriteGiven(json, given);
            return null;
        }

        var effort = fields.Get("reasoning_effort");
        if (!effort.IsSet())
        {
            return null;
        }

        var named = effort.Is(JsonValueKind.String) ? effort.GetString() : null;
        if (Level(named) is not { } level || Budget(named) is not { } budget)
        {
            return GatewayError.Invalid("invalid_reasoning_effort",
                "`reasoning_effort` must be none, minimal, low, medium, high, xhigh or max.", "reasoning_effort");
        }

        json.WriteStartObject("thinkingConfig");
        if (family.Thinking == ThinkingForm.Level)
        {
            json.WriteString("thinkingLevel", level);
        }
        else
        {
            json.WriteNumber("thinkingBudget", budget);
        }

        json.WriteEndObject();
        return null;
    }

    private static void WriteGiven(Utf8JsonWriter json, JsonElement given)
    {
        json.WriteStartObject("thinkingConfig");
        foreach (var option in given.EnumerateObject())
        {
            json.WritePropertyName(option.Name switch
            {
                "include_thoughts" => "includeThoughts",
                "thinking_budget" => "thinkingBudget",
                "thinking_level" => "thinkingLevel",
                var other => other,
            });
            option.Value.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string? Level(string? effort) => effort switch
    {
        "none" or "minimal" => "minimal",
        "low" or "medium" or "high" => effort,
        "xhigh" or "max" => "high",
        _ => null,
    };

    private static int? Budget(string? effort) => effort switch
    {
        "none" => 0,
        "minimal" or "low" => 1024,
        "medium" => 8192,
        "high" or "xhigh" or "max" => 24576,
        _ => null,
    };
}
