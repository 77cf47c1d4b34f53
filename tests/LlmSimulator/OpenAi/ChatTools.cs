using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>
/// Decides whether the made-up model calls functions: when it must, or when the user says "use the tool" ("use the tools" for all).
/// </summary>
internal static class ChatTools
{
    public const string Ask = "use the tool";
    public const string AskAll = "use the tools";

    public static IReadOnlyList<ToolCall> Calls(ChatRequest request)
    {
        var functions = request.Body.Items("tools").Select(t => t.Get("function")).OfType<JsonElement>().ToList();
        var choice = request.Body.Get("tool_choice");
        var named = choice?.Get("function")?.Str("name");
        var word = choice is { ValueKind: JsonValueKind.String } ? choice.Value.GetString() : null;
        if (functions.Count == 0 || word == "none")
        {
            return [];
        }

        if (named is not null)
        {
            return [.. functions.Where(f => f.Str("name") == named).Take(1).Select(Call)];
        }

        var asked = request.Messages[^1].Str("role") == "user" && Has(request.LastUserText, Ask);
        if (word != "required" && !asked)
        {
            return [];
        }

        var all = Has(request.LastUserText, AskAll) && request.Body.Get("parallel_tool_calls") is not { ValueKind: JsonValueKind.False };
        return [.. functions.Take(all ? functions.Count : 1).Select(Call)];
    }

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static ToolCall Call(JsonElement function) =>
        new(function.Str("name")!, SchemaSample.Of(function.Get("parameters"))?.ToJsonString(Wire.Options) ?? "{}");
}
