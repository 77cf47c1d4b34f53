using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>
/// How long the model may think: <c>google.thinking_config</c> as given, else the effort, which is a level or a token budget by the model's
/// family. Gemini refuses both at once, so one is chosen here.
/// </summary>
internal static class ThinkingConfig
{
    public static void Write(Utf8JsonWriter json, Conversation conversation, ModelFamily family)
    {
        if (conversation.Google.IsSet)
        {
            using var document = JsonDocument.Parse(conversation.Google.Json);
            if (document.RootElement.Field("thinking_config") is { ValueKind: JsonValueKind.Object } given)
            {
                WriteGiven(json, given);
                return;
            }
        }

        if (conversation is { Effort: null, ShowsThoughts: false })
        {
            return;
        }

        json.WriteStartObject("thinkingConfig");
        if (conversation.ShowsThoughts)
        {
            json.WriteBoolean("includeThoughts", true);
        }

        if (conversation.Effort is { } asked)
        {
            WriteEffort(json, family.LeastEffort is { } least && asked < least ? least : asked, family);
        }

        json.WriteEndObject();
    }

    private static void WriteEffort(Utf8JsonWriter json, Effort effort, ModelFamily family)
    {
        if (family.Thinking == ThinkingForm.Level)
        {
            json.WriteString("thinkingLevel", Level(effort));
        }
        else
        {
            json.WriteNumber("thinkingBudget", Budget(effort));
        }
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

    private static string Level(Effort effort) => effort switch
    {
        Effort.None or Effort.Minimal => "minimal",
        Effort.Low => "low",
        Effort.Medium => "medium",
        Effort.High or Effort.XHigh or Effort.Max => "high",
    };

    // The steps of Google's own mapping of OpenAI's words.
    private static int Budget(Effort effort) => effort switch
    {
        Effort.None => 0,
        Effort.Minimal or Effort.Low => 1024,
        Effort.Medium => 8192,
        Effort.High or Effort.XHigh or Effort.Max => 24576,
    };
}
