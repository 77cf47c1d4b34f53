using System.Text.Json.Nodes;

namespace Maru.LlmSimulator.Gemini;

/// <summary>An answer in pieces: each list of parts would be one stream chunk; together they are the whole.</summary>
internal sealed record ContentReply(IReadOnlyList<JsonObject> Parts, string FinishReason, Func<int, JsonObject> UsageUpTo, JsonObject Envelope)
{
    /// <summary>With this set the answer has no candidates at all.</summary>
    public string? BlockReason { get; init; }

    public string? FinishMessage { get; init; }

    public JsonObject Whole() => Chunk(Join(Parts), true, Parts.Count);

    public IEnumerable<JsonObject> Chunks()
    {
        if (Parts.Count == 0)
        {
            yield return Chunk([], true, 0);
        }

        for (var i = 0; i < Parts.Count; i++)
        {
            yield return Chunk([Parts[i]], i == Parts.Count - 1, i + 1);
        }
    }

    private JsonObject Chunk(IReadOnlyList<JsonObject> parts, bool last, int count)
    {
        var made = new JsonObject();
        if (BlockReason is not null)
        {
            made["promptFeedback"] = new JsonObject { ["blockReason"] = BlockReason };
        }
        else
        {
            made["candidates"] = new JsonArray(Candidate(parts, last));
        }

        made["usageMetadata"] = UsageUpTo(count);
        foreach (var (name, value) in Envelope)
        {
            made[name] = value?.DeepClone();
        }

        return made;
    }

    private JsonObject Candidate(IReadOnlyList<JsonObject> parts, bool last)
    {
        var candidate = new JsonObject();
        if (parts.Count > 0)
        {
            candidate["content"] = new JsonObject { ["parts"] = new JsonArray([.. parts.Select(p => p.DeepClone())]), ["role"] = "model" };
        }

        if (last)
        {
            candidate["finishReason"] = FinishReason;
            if (FinishMessage is not null)
            {
                candidate["finishMessage"] = FinishMessage;
            }
        }

        candidate["index"] = 0;
        return candidate;
    }

    // Pieces of one text are one part when the answer is not streamed.
    private static List<JsonObject> Join(IReadOnlyList<JsonObject> parts)
    {
        var joined = new List<JsonObject>();
        foreach (var part in parts.Select(p => (JsonObject)p.DeepClone()))
        {
            var plain = part.Count == 1 && part.ContainsKey("text");
            if (plain && joined.Count > 0 && joined[^1].Count == 1 && joined[^1]["text"] is { } before)
            {
                joined[^1]["text"] = before.GetValue<string>() + part["text"]!.GetValue<string>();
                continue;
            }

            joined.Add(part);
        }

        return joined;
    }
}
