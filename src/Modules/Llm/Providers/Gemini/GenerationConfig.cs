using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Sampling, length and form of the answer.</summary>
internal static class GenerationConfig
{
    private const int MostStops = 5;

    public static GatewayError? Write(Utf8JsonWriter json, Conversation conversation, ModelFamily family)
    {
        var sampling = conversation.Sampling;
        if (sampling.Stops.Count > MostStops)
        {
            return GatewayError.Invalid("invalid_stop", $"`stop` must be a string or an array of at most {MostStops} strings.", "stop");
        }

        json.WriteStartObject("generationConfig");
        Write(json, "temperature", sampling.Temperature);
        Write(json, "topP", sampling.TopP);
        Write(json, "topK", sampling.TopK);
        Write(json, "maxOutputTokens", conversation.MaxOutput);
        Write(json, "presencePenalty", sampling.PresencePenalty);
        Write(json, "frequencyPenalty", sampling.FrequencyPenalty);
        if (sampling.Seed is { } seed)
        {
            // Gemini's seed has 32 bits, OpenAI's 64: the low bits keep equal seeds equal.
            json.WriteNumber("seed", (int)(seed & int.MaxValue));
        }

        WriteStops(json, sampling.Stops);
        WriteShape(json, conversation.Shape);
        if (sampling.Logprobs)
        {
            json.WriteBoolean("responseLogprobs", true);
            Write(json, "logprobs", sampling.TopLogprobs);
        }

        ThinkingConfig.Write(json, conversation, family);
        json.WriteEndObject();
        return null;
    }

    private static void Write(Utf8JsonWriter json, string name, Raw value)
    {
        if (value.IsSet)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private static void WriteStops(Utf8JsonWriter json, IReadOnlyList<Raw> stops)
    {
        if (stops.Count == 0)
        {
            return;
        }

        json.WriteStartArray("stopSequences");
        foreach (var stop in stops)
        {
            stop.WriteTo(json);
        }

        json.WriteEndArray();
    }

    private static void WriteShape(Utf8JsonWriter json, OutputShape? shape)
    {
        if (shape is { Kind: ShapeKind.JsonObject or ShapeKind.JsonSchema })
        {
            json.WriteString("responseMimeType", "application/json");
            Write(json, "responseJsonSchema", shape.Schema);
        }
    }
}
