using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

internal static class Images
{
    private const int TokensPerImage = 272;

    public static Answer Answer(Exchange x)
    {
        var prompt = x.Body.Str("prompt");
        var dallE = x.Plan.Model.StartsWith("dall-e", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(prompt))
        {
            return OpenAiErrors.Invalid("Missing required parameter: 'prompt'.", "prompt", "missing_required_parameter");
        }

        if (x.Body.Get("n") is not null && x.Body.Int("n") is not (>= 1 and <= 10))
        {
            return OpenAiErrors.Invalid("Invalid 'n': expected an integer from 1 to 10.", "n");
        }

        if (x.Body.Get("response_format") is not null && !dallE)
        {
            return OpenAiErrors.Invalid("Unknown parameter: 'response_format'.", "response_format", "unknown_parameter");
        }

        return x.Request.Stream ? Stream(x, prompt) : Whole(x, prompt, dallE);
    }

    /// <summary>A form with a picture, to be changed as a prompt says or drawn again.</summary>
    public static Answer Change(Exchange x)
    {
        var picture = x.Body.Get("image") ?? x.Body.Get("image[]");
        var dallE = x.Plan.Model.StartsWith("dall-e", StringComparison.Ordinal);
        return picture?.Str("sha256") is not { } hash
            ? OpenAiErrors.Invalid("Missing required parameter: 'image'.", "image", "missing_required_parameter")
            : x.Body.Get("response_format") is not null && !dallE
                ? OpenAiErrors.Invalid("Unknown parameter: 'response_format'.", "response_format", "unknown_parameter")
            : Whole(x, hash + x.Body.Str("prompt"), dallE);
    }

    private static Answer Whole(Exchange x, string prompt, bool dallE)
    {
        var count = x.Body.Int("n") ?? (int.TryParse(x.Body.Str("n"), out var n) ? n : 1);
        var asUrl = dallE && x.Body.Str("response_format") != "b64_json";
        var data = Enumerable.Range(0, count).Select(i => (JsonNode)new JsonObject
        {
            [asUrl ? "url" : "b64_json"] = asUrl ? Url(x, i) : Base64(x, $"{prompt}{i}"),
        });
        var body = Settings(x);
        body["data"] = new JsonArray([.. data]);
        if (!dallE)
        {
            body["usage"] = UsageOf(x, prompt, count);
        }

        return Wire.Json(body);
    }

    private static Answer Stream(Exchange x, string prompt)
    {
        var frames = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < (x.Body.Int("partial_images") ?? 0); i++)
        {
            var partial = Event(x, "image_generation.partial_image", $"{prompt}{i}");
            partial["partial_image_index"] = i;
            frames.Add(Wire.Frame(partial, "\n", "image_generation.partial_image"));
        }

        var completed = Event(x, "image_generation.completed", $"{prompt}0");
        completed["usage"] = UsageOf(x, prompt, 1);
        frames.Add(Wire.Frame(completed, "\n", "image_generation.completed"));
        return new Answer(StatusCodes.Status200OK, "text/event-stream; charset=utf-8", frames) { IsStream = true };
    }

    private static JsonObject Event(Exchange x, string type, string prompt)
    {
        var made = new JsonObject { ["type"] = type, ["b64_json"] = Base64(x, prompt) };
        foreach (var (name, value) in Settings(x))
        {
            made[name == "created" ? "created_at" : name] = value?.DeepClone();
        }

        return made;
    }

    private static JsonObject Settings(Exchange x) => new()
    {
        ["created"] = x.Now.ToUnixTimeSeconds(),
        ["background"] = Chosen(x, "background", "opaque"),
        ["output_format"] = Chosen(x, "output_format", "png"),
        ["quality"] = Chosen(x, "quality", "low"),
        ["size"] = Chosen(x, "size", "1024x1024"),
    };

    private static string Chosen(Exchange x, string name, string otherwise) =>
        x.Body.Str(name) is { } value && value != "auto" ? value : otherwise;

    private static JsonObject UsageOf(Exchange x, string prompt, int count)
    {
        var input = x.Plan.Rule?.PromptTokens ?? Usage.Count(prompt);
        return new JsonObject
        {
            ["input_tokens"] = input,
            ["output_tokens"] = TokensPerImage * count,
            ["total_tokens"] = input + (TokensPerImage * count),
            ["input_tokens_details"] = new JsonObject { ["text_tokens"] = input, ["image_tokens"] = 0 },
        };
    }

    private static string Base64(Exchange x, string prompt) => Convert.ToBase64String(TinyPng.Make(prompt, x.Plan.Size));

    private static string Url(Exchange x, int index) => $"http://{x.Http.Request.Host}/_sim/image.png?{x.Sequence}.{index}";
}
