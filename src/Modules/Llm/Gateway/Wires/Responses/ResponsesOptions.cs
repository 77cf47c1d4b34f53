using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Families;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Reads how the answer is to be drawn, how long it may be, in what form, and after how much thought.</summary>
internal static class ResponsesOptions
{
    private const string Logprobs = "message.output_text.logprobs";

    // Either always given, or of tools that run elsewhere.
    private static readonly string[] Included =
    [
        Logprobs, "reasoning.encrypted_content", "file_search_call.results", "web_search_call.results", "web_search_call.action.sources",
        "message.input_image.image_url", "computer_call_output.output.image_url", "code_interpreter_call.outputs",
    ];

    public static Sampling ReadSampling(RequestDocument request) => new()
    {
        Temperature = request.Number("temperature"),
        TopP = request.Number("top_p"),
        TopK = request.RawOf(request.Preset("top_k")),
        PresencePenalty = request.RawOf(request.Preset("presence_penalty")),
        FrequencyPenalty = request.RawOf(request.Preset("frequency_penalty")),
        Logprobs = ReadIncluded(request).Contains(Logprobs),
        TopLogprobs = request.Number("top_logprobs"),
        Stops = ReadStops(request),
    };

    /// <summary>Not under the names of other wires: what the request says there was not read when it was admitted.</summary>
    public static Raw ReadMaxOutput(RequestDocument request) => request.Root.Field(LimitName.OfItems).IsSet()
        ? request.Number(LimitName.OfItems) : request.RawOf(request.Preset(LimitName.New, LimitName.Old));

    public static OutputShape? ReadShape(RequestDocument request)
    {
        var format = request.Root.Field("text").Field("format");
        switch (format.Text("type"))
        {
            case "text":
                return new OutputShape(ShapeKind.Text, default);
            case "json_object":
                return new OutputShape(ShapeKind.JsonObject, default);
            case "json_schema" when format.Field("schema").Is(JsonValueKind.Object):
                return new OutputShape(ShapeKind.JsonSchema, request.RawOf(format.Field("schema")))
                {
                    Name = request.RawOf(format.Field("name")),
                    Strict = format.Field("strict").Is(JsonValueKind.True) ? true : null,
                };
            default:
                if (format.IsSet())
                {
                    request.Refuse("invalid_response_format",
                        "`text.format.type` must be text, json_object or json_schema, the last with a `schema` object.", "text.format");
                }

                return null;
        }
    }

    public static Effort? ReadEffort(RequestDocument request)
    {
        var asked = request.Root.Field("reasoning").Field("effort");
        if (!asked.IsSet())
        {
            return Efforts.TryRead(request.Preset("reasoning_effort").Text());
        }

        var effort = Efforts.TryRead(asked.Text());
        if (effort is null)
        {
            request.Refuse("invalid_reasoning_effort", $"`reasoning.effort` must be {Efforts.All}.", "reasoning.effort");
        }

        return effort;
    }

    public static bool ShowsThoughts(RequestDocument request)
    {
        var reasoning = request.Root.Field("reasoning");
        return reasoning.Field("summary").IsSet() || reasoning.Field("generate_summary").IsSet();
    }

    /// <summary>What was asked for and has no place in a conversation.</summary>
    public static IEnumerable<string> ReadOthers(RequestDocument request)
    {
        var truncation = request.Root.Field("truncation");
        if (truncation.IsSet() && truncation.Text() is not ("auto" or "disabled"))
        {
            request.Refuse("invalid_value", "`truncation` must be auto or disabled.", "truncation");
        }

        string?[] others =
        [
            truncation.Text() == "auto" ? "truncation" : null,
            request.Root.Field("text").Field("verbosity").IsSet() ? "verbosity" : null,
        ];
        return others.OfType<string>();
    }

    private static string[] ReadIncluded(RequestDocument request)
    {
        var include = request.Root.Field("include");
        string?[] names = include.Is(JsonValueKind.Array) ? [.. include.EnumerateArray().Select(WireJson.Text)] : [];
        if ((include.IsSet() && !include.Is(JsonValueKind.Array)) || names.Any(name => !Included.Contains(name)))
        {
            request.Refuse("invalid_value", $"`include` may hold {string.Join(", ", Included)}.", "include");
        }

        return [.. names.OfType<string>()];
    }

    private static Raw[] ReadStops(RequestDocument request)
    {
        var stop = request.Preset("stop");
        JsonElement[] texts = stop.Is(JsonValueKind.Array) ? [.. stop.EnumerateArray()] : stop.IsSet() ? [stop] : [];
        return [.. texts.Where(one => one.Is(JsonValueKind.String)).Select(request.RawOf)];
    }
}
