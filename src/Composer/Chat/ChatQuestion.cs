using System.Text.Json;

namespace Maru.Composer.Chat;

/// <summary>A chat request as far as this provider understands it. The elements live as long as the request's document.</summary>
public sealed class ChatQuestion
{
    /// <summary>The conversation, the oldest first; never empty.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Words that end an answer.</summary>
    public required IReadOnlyList<string> Stops { get; init; }

    /// <summary>The most tokens of an answer; null for no limit.</summary>
    public required int? MostTokens { get; init; }

    /// <summary>The seed as it was written; empty for none.</summary>
    public required string Seed { get; init; }

    /// <summary>text, json_object or json_schema.</summary>
    public required string Format { get; init; }

    /// <summary>The JSON Schema of an answer; undefined for none.</summary>
    public required JsonElement Schema { get; init; }

    /// <summary>The function that the client requires, or null.</summary>
    public required string? Tool { get; init; }

    /// <summary>The JSON Schema of that function's arguments; undefined for none.</summary>
    public required JsonElement ToolSchema { get; init; }

    /// <summary>What the work is charged to.</summary>
    public required Allowance Allowance { get; init; }

    /// <summary>What the request counts for.</summary>
    public required int InputTokens { get; init; }

    internal ChatMessage Last => Messages[^1];

    internal string LastOfUser => Messages.LastOrDefault(m => m.Role == "user")?.Text ?? Last.Text;

    internal int Pictures => Messages.Sum(m => m.Pictures);
}
