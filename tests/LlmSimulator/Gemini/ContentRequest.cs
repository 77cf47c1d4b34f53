using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Gemini;

/// <summary>A generateContent request, read for what its answer depends on.</summary>
internal sealed class ContentRequest(Exchange x, JsonElement body)
{
    private const int TokensPerMedia = 258;
    private readonly List<JsonElement> _contents = [.. body.Items("contents")];

    public Exchange X => x;

    public JsonElement Body => body;

    public JsonElement Config { get; } = body.Get("generationConfig") ?? body.Get("generation_config") ?? default;

    public IReadOnlyList<JsonElement> LastParts => _contents.Count == 0 ? [] : [.. _contents[^1].Items("parts")];

    public string LastUserText => TextOf(_contents.LastOrDefault(c => c.Str("role") is null or "user" && TextOf(c).Length > 0));

    public string AllText => string.Concat(_contents.Select(TextOf));

    public int PromptTokens =>
        (Body.Get("systemInstruction") is { } system ? Usage.Count(TextOf(system)) : 0)
        + _contents.Sum(c => 1 + Usage.Count(TextOf(c)) + (TokensPerMedia * c.Items("parts").Count(p => p.Get("inlineData") is not null)));

    /// <summary>The function's answer that ends the conversation so far, if one does.</summary>
    public JsonElement? ToolResult => LastParts.Select(p => p.Get("functionResponse")?.Get("response")).FirstOrDefault(r => r is not null);

    public bool WantsImage =>
        Config.Items("responseModalities").Any(m => string.Equals(m.GetString(), "IMAGE", StringComparison.OrdinalIgnoreCase));

    public bool WantsJson => Config.Str("responseMimeType") == "application/json";

    public JsonElement? Schema => Config.Get("responseJsonSchema") ?? Config.Get("responseSchema");

    private JsonElement Thinking => Config.Get("thinkingConfig") ?? default;

    public bool Thinks => GeminiCatalog.Thinks(x.Plan.Model) && Thinking.Int("thinkingBudget") != 0;

    public bool ShowsThoughts => Thinks && Thinking.True("includeThoughts");

    public IReadOnlyList<ToolCall> Calls()
    {
        var choice = Body.Get("toolConfig")?.Get("functionCallingConfig") ?? default;
        var mode = choice.Str("mode") ?? "AUTO";
        var allowed = choice.Items("allowedFunctionNames").Select(n => n.GetString()).ToList();
        var functions = Body.Items("tools").SelectMany(t => t.Items("functionDeclarations"))
            .Where(f => allowed.Count == 0 || allowed.Contains(f.Str("name"))).ToList();
        var said = ToolResult is null ? LastUserText : "";
        var asked = said.Contains(OpenAi.ChatTools.Ask, StringComparison.OrdinalIgnoreCase);
        if (functions.Count == 0 || mode == "NONE" || (mode != "ANY" && !asked))
        {
            return [];
        }

        var all = said.Contains(OpenAi.ChatTools.AskAll, StringComparison.OrdinalIgnoreCase);
        return [.. functions.Take(all ? functions.Count : 1).Select(f => new ToolCall(
            f.Str("name") ?? "",
            SchemaSample.Of(f.Get("parametersJsonSchema") ?? f.Get("parameters"))?.ToJsonString(Wire.Options) ?? "{}"))];
    }

    private static string TextOf(JsonElement content) =>
        string.Join(' ', content.Items("parts").Where(p => !p.True("thought")).Select(p => p.Str("text")).Where(t => t is not null));
}
