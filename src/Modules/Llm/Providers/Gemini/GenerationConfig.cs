using System.Text.Json;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Sampling and format options: OpenAI's flat fields become Gemini's generationConfig.</summary>
internal static class GenerationConfig
{
    private const int MostStops = 5;

    public static GatewayError? Write(Utf8JsonWriter json, RequestFields fields, ModelFamily family)
    {
        if (fields.Get("n") is var n && n.IsSet() && !(n.Is(JsonValueKind.Number) && n.TryGetInt32(out var many) && many == 1))
        {
            return GatewayError.Invalid("unsupported_value", "This model answers once per request: `n` must be 1.", "n");
        }

        json.WriteStartObject("generationConfig");
        var refused = CopyNumber(json, fields, "temperature", "temperature")
            ?? CopyNumber(json, fields, "topP", "top_p")
            ?? CopyNumber(json, fields, "topK", "top_k")
            ?? CopyNumber(json, fields, "maxOutputTokens", "max_completion_tokens", "max_tokens")
            ?? CopyNumber(json, fields, "presencePenalty", "presence_penalty")
            ?? CopyNumber(json, fields, "frequencyPenalty", "frequency_penalty")
            ?? WriteSeed(json, fields)
            ?? WriteStops(json, fields)
            ?? ResponseFormat.Write(json, fields)
            ?? WriteLogprobs(json, fields)
            ?? ThinkingConfig.Write(json, fields, family);
        json.WriteEndObject();
        return refused;
    }

    private static GatewayError? CopyNumber(Utf8JsonWriter json, RequestFields fields, string gemini, params ReadOnlySpan<string> openAi)
    {
        var value = fields.Get(openAi);
        if (!value.IsSet())
        {
            return null;
        }

        if (!value.Is(JsonValueKind.Number))
        {
            return GatewayError.Invalid("invalid_type", $"`{openAi[0]}` must be a number.", openAi[0]);
        }

        json.WritePropertyName(gemini);
        value.WriteTo(json);
        return null;
    }

    private static GatewayError? WriteSeed(Utf8JsonWriter json, RequestFields fields)
    {
        var seed = fields.Get("seed");
        if (!seed.IsSet())
        {
            return null;
        }

        if (!seed.Is(JsonValueKind.Number) || !seed.TryGetInt64(out var value))
        {
            return GatewayError.Invalid("invalid_type", "`seed` must be a whole number.", "seed");
        }

        // Gemini's seed has 32 bits, OpenAI's 64: the low bits keep equal seeds equal.
        json.WriteNumber("seed", (int)(value & int.MaxValue));
        return null;
    }

    private static GatewayError? WriteStops(Utf8JsonWriter json, RequestFields fields)
    {
        var stop = fields.Get("stop");
        if (!stop.IsSet())
        {
            return null;
        }

        JsonElement[] stops = stop.Is(JsonValueKind.Array) ? [.. stop.EnumerateArray()] : [stop];
        if (stops.Length > MostStops || Array.Exists(stops, one => !one.Is(JsonValueKind.String)))
        {
            return GatewayError.Invalid("invalid_stop", $"`stop` must be a string or an array of at most {MostStops} strings.", "stop");
        }

        json.WriteStartArray("stopSequences");
        foreach (var one in stops)
        {
            one.WriteTo(json);
        }

        json.WriteEndArray();
        return null;
    }

    private static GatewayError? WriteLogprobs(Utf8JsonWriter json, RequestFields fields)
    {
        if (!fields.Get("logprobs").Is(JsonValueKind.True))
        {
            return null;
        }

        json.WriteBoolean("responseLogprobs", true);
        return CopyNumber(json, fields, "logprobs", "top_logprobs");
    }
}
