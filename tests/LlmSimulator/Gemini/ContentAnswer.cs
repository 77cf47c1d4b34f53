using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

internal static class ContentAnswer
{
    private const int TokensPerImage = 1290;

    public static ContentReply Make(Exchange x)
    {
        var request = new ContentRequest(x, x.Body);
        var said = request.LastUserText;
        return said switch
        {
            _ when said.Contains("[blocked]", StringComparison.Ordinal) => Bare(request, "") with { BlockReason = "PROHIBITED_CONTENT" },
            _ when said.Contains("[safety]", StringComparison.Ordinal) => Bare(request, "SAFETY"),
            _ when said.Contains("[malformed_call]", StringComparison.Ordinal) =>
                Bare(request, "MALFORMED_FUNCTION_CALL") with { FinishMessage = "Malformed function call: call:default_api.tool{" },
            _ => request.Calls() is { Count: > 0 } calls ? WithCalls(request, calls) : WithText(request),
        };
    }

    public static JsonArray Details(params (string Modality, int Count)[] counts) =>
        [.. counts.Select(c => (JsonNode)new JsonObject { ["modality"] = c.Modality, ["tokenCount"] = c.Count })];

    private static ContentReply Bare(ContentRequest request, string reason)
    {
        var usage = Usage.Of(request.X.Plan, request.PromptTokens, request.AllText, 0, false);
        return new ContentReply([], reason, _ => UsageOf(usage, 0, 0), Envelope(request));
    }

    private static ContentReply WithCalls(ContentRequest request, IReadOnlyList<ToolCall> calls)
    {
        var parts = calls.Select((call, i) => CallPart(request, call, i)).ToList();
        var usage = Usage.Of(request.X.Plan, request.PromptTokens, request.AllText, calls.Sum(c => 8 + Usage.Count(c.Arguments)), request.Thinks);
        return new ContentReply(parts, Reason(request, "STOP"), n => UsageOf(usage, usage.Answer * n / parts.Count, 0), Envelope(request));
    }

    private static JsonObject CallPart(ContentRequest request, ToolCall call, int index)
    {
        var function = new JsonObject { ["name"] = call.Name, ["args"] = JsonNode.Parse(call.Arguments) };
        if (GeminiCatalog.IsThird(request.X.Plan.Model))
        {
            function["id"] = $"fc{request.X.Sequence:x8}{index}";
        }

        var part = new JsonObject { ["functionCall"] = function };
        if (index == 0)
        {
            part["thoughtSignature"] = ThoughtSignature.For(call.Name);
        }

        return part;
    }

    private static ContentReply WithText(ContentRequest request)
    {
        var (text, truncated) = Prose.Limit(Say(request), request.Config.Items("stopSequences").Select(s => s.GetString() ?? ""), request.Config.Int("maxOutputTokens"));
        var parts = Prose.Pieces(text, request.X.Plan.Chunks).Select(p => new JsonObject { ["text"] = p }).ToList();
        if (request.ShowsThoughts)
        {
            parts.Insert(0, new JsonObject { ["text"] = "Thinking about what was said.", ["thought"] = true });
        }

        var images = 0;
        if (request.WantsImage)
        {
            var png = TinyPng.Make(request.LastUserText, request.X.Plan.Size);
            parts.Add(new JsonObject { ["inlineData"] = new JsonObject { ["mimeType"] = "image/png", ["data"] = Convert.ToBase64String(png) } });
            images = TokensPerImage;
        }

        var usage = Usage.Of(request.X.Plan, request.PromptTokens, request.AllText, Usage.Count(text), request.Thinks);
        return new ContentReply(
            parts,
            Reason(request, truncated ? "MAX_TOKENS" : "STOP"),
            n => UsageOf(usage, usage.Answer * n / Math.Max(1, parts.Count), n == parts.Count ? images : 0),
            Envelope(request));
    }

    private static string Say(ContentRequest request)
    {
        var plan = request.X.Plan;
        if (plan.Rule?.Text is null && request.WantsJson)
        {
            return request.Schema is { } schema
                ? SchemaSample.Of(schema)?.ToJsonString(Wire.Options) ?? "{}"
                : Wire.Text(new JsonObject { ["model"] = plan.Model, ["said"] = request.LastUserText });
        }

        if (request.WantsImage && plan.Size is not null)
        {
            return $"[{plan.Model}] An image.";
        }

        return request.ToolResult is { } result
            ? Prose.Compose(plan, "Tool said", result.GetRawText())
            : Prose.Compose(plan, "You said", request.LastUserText);
    }

    private static string Reason(ContentRequest request, string otherwise) => request.X.Plan.Rule?.FinishReason ?? otherwise;

    private static JsonObject UsageOf(Usage usage, int answered, int imageTokens)
    {
        var made = new JsonObject { ["promptTokenCount"] = usage.Prompt };
        if (answered + imageTokens > 0)
        {
            made["candidatesTokenCount"] = answered + imageTokens;
        }

        made["totalTokenCount"] = usage.Prompt + answered + imageTokens + usage.Reasoning;
        if (usage.Cached > 0)
        {
            made["cachedContentTokenCount"] = usage.Cached;
        }

        made["promptTokensDetails"] = Details(("TEXT", usage.Prompt));
        if (imageTokens > 0)
        {
            made["candidatesTokensDetails"] = Details(("TEXT", answered), ("IMAGE", imageTokens));
        }

        if (usage.Reasoning > 0)
        {
            made["thoughtsTokenCount"] = usage.Reasoning;
        }

        return made;
    }

    private static JsonObject Envelope(ContentRequest request) =>
        new() { ["modelVersion"] = request.X.Model, ["responseId"] = $"sim{request.X.Sequence:x8}" };
}
