using System.Globalization;
using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Reads how the answer is to be drawn, how long it may be, in what form, and after how much thought.</summary>
internal static class MessagesOptions
{
    // The share of the answer's tokens that a budget for thinking takes, below which it is called by the lower word.
    private const double Low = 0.15;
    private const double Medium = 0.45;
    private const double High = 0.80;

    public static Sampling ReadSampling(RequestDocument request)
    {
        var stops = request.Get("stop_sequences", "stop");
        JsonElement[] texts = stops.Is(JsonValueKind.Array) ? [.. stops.EnumerateArray()] : stops.IsSet() ? [stops] : [];
        if (!Array.TrueForAll(texts, one => one.Is(JsonValueKind.String)))
        {
            request.Refuse("invalid_stop", "`stop_sequences` must be an array of strings.", "stop_sequences");
        }

        return new Sampling
        {
            Temperature = request.Number("temperature"),
            TopP = request.Number("top_p"),
            TopK = request.Number("top_k"),
            Stops = [.. texts.Select(request.RawOf)],
        };
    }

    public static Raw ReadMaxOutput(RequestDocument request)
    {
        if (!request.Root.Field("max_tokens").IsSet())
        {
            request.Refuse("missing_required_parameter", "Name the most tokens of the answer: \"max_tokens\": 1024.", "max_tokens");
        }

        return request.Number("max_tokens");
    }

    public static OutputShape? ReadShape(RequestDocument request)
    {
        var format = request.Root.Field("output_config").Field("format") is { ValueKind: JsonValueKind.Object } stable
            ? stable : request.Root.Field("output_format");
        if (!format.IsSet())
        {
            return null;
        }

        if (format.Text("type") == "json_schema" && format.Field("schema").Is(JsonValueKind.Object))
        {
            return new OutputShape(ShapeKind.JsonSchema, request.RawOf(format.Field("schema"))) { Strict = true };
        }

        request.Refuse(
            "invalid_response_format", "The output format must be of type json_schema, with a `schema` object.", "output_config.format");
        return null;
    }

    /// <summary>An effort as it was named, or the nearest to a budget; null where the model is left to itself.</summary>
    public static Effort? ReadEffort(RequestDocument request, Raw most, Adjusted adjusted)
    {
        var thinking = request.Root.Field("thinking");
        if (thinking.Text("type") == "disabled")
        {
            return Effort.None;
        }

        var named = request.Root.Field("output_config").Field("effort");
        if (named.IsSet())
        {
            if (Efforts.TryRead(named.Is(JsonValueKind.String) ? named.GetString() : null) is { } effort)
            {
                return effort;
            }

            request.Refuse("invalid_reasoning_effort", $"`output_config.effort` must be {Efforts.All}.", "output_config.effort");
        }

        if (thinking.Text("type") != "enabled")
        {
            return Efforts.TryRead(request.Get("reasoning_effort").Text());
        }

        adjusted.Add("thinking", "mapped");
        var limit = most.IsSet && double.TryParse(most.Json.Span, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return OfBudget(thinking.Whole("budget_tokens") ?? 0, limit);
    }

    private static Effort OfBudget(int budget, double limit) => (limit > 0 ? budget / limit : 0) switch
    {
        < Low => Effort.Low,
        < Medium => Effort.Medium,
        < High => Effort.High,
        _ => Effort.XHigh,
    };
}
