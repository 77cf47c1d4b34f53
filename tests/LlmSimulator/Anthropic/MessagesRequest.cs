using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>A request of the Messages API, read for what its answer depends on.</summary>
internal sealed class MessagesRequest(Exchange x)
{
    private const int TokensPerMedia = 258;

    private readonly List<JsonElement> _messages = [.. x.Body.Items("messages")];

    public Exchange X => x;

    public JsonElement Body => x.Body;

    public string AllText => string.Concat(_messages.Select(TextOf));

    public string LastUserText => TextOf(_messages.LastOrDefault(m => m.Str("role") == "user" && TextOf(m).Length > 0));

    public int PromptTokens => Usage.Count(SystemText) + _messages.Sum(m => 1 + Usage.Count(TextOf(m))
        + (TokensPerMedia * m.Items("content").Count(b => b.Str("type") is "image" or "document")));

    /// <summary>The result of a tool that ends the conversation so far, if one does.</summary>
    public string? ToolResult => _messages[^1].Items("content").Where(b => b.Str("type") == "tool_result")
        .Select(b => b.Str("content") ?? string.Concat(b.Items("content").Select(c => c.Str("text")))).FirstOrDefault();

    public bool Thinks => Body.Get("thinking")?.Str("type") is "enabled" or "adaptive";

    public JsonElement? Schema => Body.Get("output_config")?.Get("format")?.Get("schema");

    private string SystemText => Body.Str("system") ?? string.Concat(Body.Items("system").Select(b => b.Str("text")));

    public IReadOnlyList<ToolCall> Calls()
    {
        var choice = Body.Get("tool_choice") ?? default;
        var type = choice.Str("type") ?? "auto";
        var tools = Body.Items("tools").Where(t => type != "tool" || t.Str("name") == choice.Str("name")).ToList();
        var said = ToolResult is null ? LastUserText : "";
        var asked = said.Contains(OpenAi.ChatTools.Ask, StringComparison.OrdinalIgnoreCase);
        if (tools.Count == 0 || type == "none" || (type == "auto" && !asked))
        {
            return [];
        }

        var all = said.Contains(OpenAi.ChatTools.AskAll, StringComparison.OrdinalIgnoreCase) && !choice.True("disable_parallel_tool_use");
        return [.. tools.Take(all ? tools.Count : 1).Select(t => new ToolCall(
            t.Str("name") ?? "", SchemaSample.Of(t.Get("input_schema"))?.ToJsonString(Wire.Options) ?? "{}"))];
    }

    private static string TextOf(JsonElement message) => message.Str("content")
        ?? string.Join(' ', message.Items("content").Select(b => b.Str("text")).Where(t => t is not null));
}
