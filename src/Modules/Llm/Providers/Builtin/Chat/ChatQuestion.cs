using System.Text.Json;

namespace Maru.Modules.Llm.Providers.Builtin.Chat;

/// <summary>A chat request as far as this provider understands it. The elements live as long as the request's document.</summary>
internal sealed class ChatQuestion
{
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public required IReadOnlyList<string> Stops { get; init; }

    public required int? MostTokens { get; init; }

    public required string Seed { get; init; }

    /// <summary>text, json_object or json_schema.</summary>
    public required string Format { get; init; }

    public required JsonElement Schema { get; init; }

    /// <summary>The function the client insists on, or null.</summary>
    public required string? Tool { get; init; }

    public required JsonElement ToolSchema { get; init; }

    public required Allowance Allowance { get; init; }

    public required int InputTokens { get; init; }

    public ChatMessage Last => Messages[^1];

    public string LastOfUser => Messages.LastOrDefault(m => m.Role == "user")?.Text ?? Last.Text;

    public int Pictures => Messages.Sum(m => m.Pictures);
}
