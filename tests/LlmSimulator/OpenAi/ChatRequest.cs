using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>A valid chat request, read for what its answer depends on.</summary>
internal sealed class ChatRequest
{
    private const string DateSuffix = "-2026-01-01";
    private const int TokensPerImage = 85;

    public ChatRequest(Exchange x)
    {
        X = x;
        Messages = [.. Body.Items("messages")];
        Reply = MakeReply();
    }

    public Exchange X { get; }

    public JsonElement Body => X.Body;

    public IReadOnlyList<JsonElement> Messages { get; }

    public Reply Reply { get; }

    public string Id => $"chatcmpl-sim{X.Sequence:x8}";

    public string Snapshot => X.Model + DateSuffix;

    public int Choices => Body.Int("n") ?? 1;

    public bool LogProbs => Body.True("logprobs");

    public int TopLogProbs => Body.Int("top_logprobs") ?? 0;

    public bool IncludeUsage => Body.Get("stream_options")?.True("include_usage") == true;

    public bool Obfuscate => Body.Get("stream_options")?.Get("include_obfuscation") is not { ValueKind: JsonValueKind.False };

    public string FinishReason =>
        X.Plan.Rule?.FinishReason ?? (Reply.Calls.Count > 0 ? "tool_calls" : Reply.Truncated ? "length" : "stop");

    private Reply MakeReply()
    {
        var reasons = ModelCatalog.Reasons(X.Plan.Model) && Body.Str("reasoning_effort") is not ("none" or "minimal");
        var prompt = Messages.Sum(m => 4 + Usage.Count(TextOf(m)) + (TokensPerImage * m.Items("content").Count(p => p.Str("type") == "image_url")));
        var all = string.Concat(Messages.Select(TextOf));
        var calls = ChatTools.Calls(this);
        if (calls.Count > 0)
        {
            return new Reply(null, calls, false, Usage.Of(X.Plan, prompt, all, calls.Sum(c => 8 + Usage.Count(c.Arguments)), reasons));
        }

        var (text, truncated) = Prose.Limit(Say(), Stops(), Body.Int("max_completion_tokens") ?? Body.Int("max_tokens"));
        return new Reply(text, [], truncated, Usage.Of(X.Plan, prompt, all, Usage.Count(text), reasons));
    }

    private string Say()
    {
        var format = Body.Get("response_format");
        if (X.Plan.Rule?.Text is null && format?.Str("type") is "json_schema")
        {
            return SchemaSample.Of(format?.Get("json_schema")?.Get("schema"))?.ToJsonString(Wire.Options) ?? "{}";
        }

        if (X.Plan.Rule?.Text is null && format?.Str("type") is "json_object")
        {
            return Wire.Text(new System.Text.Json.Nodes.JsonObject { ["model"] = X.Plan.Model, ["said"] = LastUserText });
        }

        var last = Messages[^1];
        return last.Str("role") == "tool"
            ? Prose.Compose(X.Plan, "Tool said", TextOf(last))
            : Prose.Compose(X.Plan, "You said", LastUserText);
    }

    public string LastUserText => TextOf(Messages.LastOrDefault(m => m.Str("role") == "user"));

    private IEnumerable<string> Stops() =>
        Body.Str("stop") is { } one ? [one] : Body.Items("stop").Select(s => s.GetString() ?? "");

    private static string TextOf(JsonElement message) =>
        message.Str("content") ?? string.Join(' ', message.Items("content").Select(p => p.Str("text")).Where(t => t is not null));
}
