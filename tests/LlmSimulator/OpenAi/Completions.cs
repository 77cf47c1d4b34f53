using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>Texts that are continued, by the models that do so.</summary>
internal static class Completions
{
    public static Answer Answer(Exchange x)
    {
        if (x.Plan.Model.StartsWith("gpt-", StringComparison.Ordinal) && !x.Plan.Model.Contains("instruct", StringComparison.Ordinal))
        {
            return OpenAiErrors.Invalid("This is a chat model and not supported in the v1/completions endpoint.", "model", status: 404);
        }

        var prompts = x.Body.Str("prompt") is { } one ? [one] : x.Body.Items("prompt").Select(Text).ToList();
        if (prompts.Count == 0)
        {
            return OpenAiErrors.Invalid("'prompt' must be a text or a list of texts.", "prompt");
        }

        var said = prompts.ConvertAll(prompt => Prose.Compose(x.Plan, "You said", prompt));
        return x.Request.Stream ? Stream(x, prompts, said) : Whole(x, prompts, said);
    }

    private static string Text(JsonElement prompt) => prompt.ValueKind == JsonValueKind.String ? prompt.GetString()! : prompt.ToString();

    private static Answer Whole(Exchange x, List<string> prompts, List<string> said)
    {
        var echo = x.Body.True("echo");
        var body = Envelope(x);
        body["choices"] = new JsonArray([.. said.Select((text, i) => (JsonNode)Choice(i, echo ? prompts[i] + text : text, "stop"))]);
        body["usage"] = UsageOf(prompts, said);
        return Wire.Json(body);
    }

    private static Answer Stream(Exchange x, List<string> prompts, List<string> said)
    {
        var frames = new List<ReadOnlyMemory<byte>>();
        for (var i = 0; i < said.Count; i++)
        {
            frames.AddRange(Prose.Pieces(said[i], x.Plan.Chunks).Select(piece => Wire.Frame(Chunk(x, Choice(i, piece, null)), "\n")));
            frames.Add(Wire.Frame(Chunk(x, Choice(i, "", "stop")), "\n"));
        }

        if (x.Body.Get("stream_options")?.True("include_usage") == true)
        {
            var last = Envelope(x);
            last["choices"] = new JsonArray();
            last["usage"] = UsageOf(prompts, said);
            frames.Add(Wire.Frame(last, "\n"));
        }

        frames.Add("data: [DONE]\n\n"u8.ToArray());
        return new Answer(StatusCodes.Status200OK, "text/event-stream; charset=utf-8", frames) { IsStream = true };
    }

    private static JsonObject Chunk(Exchange x, JsonObject choice)
    {
        var chunk = Envelope(x);
        chunk["choices"] = new JsonArray(choice);
        return chunk;
    }

    private static JsonObject Choice(int index, string text, string? finish) =>
        new() { ["text"] = text, ["index"] = index, ["logprobs"] = null, ["finish_reason"] = finish };

    private static JsonObject Envelope(Exchange x) => new()
    {
        ["id"] = $"cmpl-sim{x.Sequence:x8}",
        ["object"] = "text_completion",
        ["created"] = x.Now.ToUnixTimeSeconds(),
        ["model"] = x.Model,
    };

    private static JsonObject UsageOf(List<string> prompts, List<string> said)
    {
        var (input, output) = (prompts.Sum(Usage.Count), said.Sum(Usage.Count));
        return new JsonObject { ["prompt_tokens"] = input, ["completion_tokens"] = output, ["total_tokens"] = input + output };
    }
}
