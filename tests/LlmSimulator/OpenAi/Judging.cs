using System.Text.Json;
using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>What is asked of texts: whether they may be shown, and in which order they answer a question.</summary>
internal static class Judging
{
    public static Answer Moderate(Exchange x)
    {
        List<string> texts = x.Body.Str("input") is { } one ? [one] : [.. x.Body.Items("input").Select(TextOf)];
        return texts.Count == 0
            ? OpenAiErrors.Invalid("Missing required parameter: 'input'.", "input", "missing_required_parameter")
            : Wire.Json(new JsonObject
            {
                ["id"] = $"modr-sim{x.Sequence:x8}",
                ["model"] = x.Model,
                ["results"] = new JsonArray([.. texts.Select(text => (JsonNode)Verdict(text.Contains("kill", StringComparison.Ordinal)))]),
            });
    }

    public static Answer Rank(Exchange x)
    {
        var texts = x.Body.Items("documents").Select(TextOf).ToList();
        if (x.Body.Str("query") is not { } query || texts.Count == 0)
        {
            return OpenAiErrors.Invalid("'query' and 'documents' are required.", "query");
        }

        var ranked = texts.Select((text, i) => (Text: text, Index: i, Score: ScoreOf(query, text)))
            .OrderByDescending(one => one.Score).Take(x.Body.Int("top_n") ?? texts.Count);
        return Wire.Json(new JsonObject
        {
            ["id"] = $"rerank-sim{x.Sequence:x8}",
            ["model"] = x.Model,
            ["usage"] = new JsonObject { ["total_tokens"] = (texts.Count * Usage.Count(query)) + texts.Sum(Usage.Count) },
            ["results"] = new JsonArray([.. ranked.Select(one => (JsonNode)new JsonObject
            {
                ["index"] = one.Index, ["document"] = new JsonObject { ["text"] = one.Text }, ["relevance_score"] = one.Score,
            })]),
        });
    }

    private static double ScoreOf(string query, string text) =>
        query.Split(' ').Count(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) / (double)query.Split(' ').Length;

    private static JsonObject Verdict(bool flagged) => new()
    {
        ["flagged"] = flagged,
        ["categories"] = new JsonObject { ["violence"] = flagged },
        ["category_scores"] = new JsonObject { ["violence"] = flagged ? 0.9 : 0.1 },
    };

    private static string TextOf(JsonElement one) => one.ValueKind == JsonValueKind.String ? one.GetString()! : one.Str("text") ?? "";
}
