using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>Reads how the answer is to be drawn, how long it may be, and in what form.</summary>
internal static class ChatOptions
{
    public static Sampling ReadSampling(RequestDocument request) => new()
    {
        Temperature = request.Number("temperature"),
        TopP = request.Number("top_p"),
        TopK = request.Number("top_k"),
        PresencePenalty = request.Number("presence_penalty"),
        FrequencyPenalty = request.Number("frequency_penalty"),
        Seed = Whole(request, "seed"),
        Count = (int)Math.Clamp(Whole(request, "n") ?? 1, int.MinValue, int.MaxValue),
        Logprobs = request.Get("logprobs").Is(JsonValueKind.True),
        TopLogprobs = request.Number("top_logprobs"),
        Stops = ReadStops(request),
    };

    public static Raw ReadMaxOutput(RequestDocument request) => request.Number("max_completion_tokens", "max_tokens");

    public static OutputShape? ReadShape(RequestDocument request)
    {
        var format = request.Get("response_format");
        switch (format.Text("type"))
        {
            case "text":
                return new OutputShape(ShapeKind.Text, default);
            case "json_object":
                return new OutputShape(ShapeKind.JsonObject, default);
            case "json_schema" when format.Field("json_schema") is var named && named.Field("schema").Is(JsonValueKind.Object):
                return new OutputShape(ShapeKind.JsonSchema, request.RawOf(named.Field("schema")))
                {
                    Name = request.RawOf(named.Field("name")),
                    Strict = named.Field("strict").Is(JsonValueKind.True) ? true : null,
                };
            default:
                if (format.IsSet())
                {
                    request.Refuse("invalid_response_format",
                        "`response_format.type` must be text, json_object or json_schema, the last with a `json_schema.schema` object.",
                        "response_format");
                }

                return null;
        }
    }

    public static Effort? ReadEffort(RequestDocument request)
    {
        var asked = request.Get("reasoning_effort");
        var effort = Efforts.TryRead(asked.Is(JsonValueKind.String) ? asked.GetString() : null);
        if (asked.IsSet() && effort is null)
        {
            request.Refuse("invalid_reasoning_effort", $"`reasoning_effort` must be {Efforts.All}.", "reasoning_effort");
        }

        return effort;
    }

    /// <summary>No provider whose answers are translated speaks.</summary>
    public static void RefuseSpeech(RequestDocument request)
    {
        if (request.Root.Items("modalities").Any(one => one.Is(JsonValueKind.String) && one.ValueEquals("audio")))
        {
            request.Refuse("unsupported_modality", "This model answers in text; leave \"audio\" out of `modalities`.", "modalities");
        }
    }

    private static long? Whole(RequestDocument request, string name)
    {
        var value = request.Get(name);
        long? number = value.Is(JsonValueKind.Number) && value.TryGetInt64(out var whole) ? whole : null;
        if (value.IsSet() && number is null)
        {
            request.Refuse("invalid_type", $"`{name}` must be a whole number.", name);
        }

        return number;
    }

    private static Raw[] ReadStops(RequestDocument request)
    {
        var stop = request.Get("stop");
        JsonElement[] texts = stop.Is(JsonValueKind.Array) ? [.. stop.EnumerateArray()] : stop.IsSet() ? [stop] : [];
        if (!Array.TrueForAll(texts, one => one.Is(JsonValueKind.String)))
        {
            request.Refuse("invalid_stop", "`stop` must be a string or an array of strings.", "stop");
        }

        return [.. texts.Select(request.RawOf)];
    }
}
