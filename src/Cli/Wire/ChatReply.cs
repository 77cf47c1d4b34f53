using System.Text.Json;

namespace Maru.Cli.Wire;

/// <summary>What came of a question: the whole answer, or the part that came before it broke off.</summary>
internal sealed record ChatReply(string Text)
{
    public string? Model { get; init; }

    public string? FinishReason { get; init; }

    public JsonElement? Usage { get; init; }

    public Refusal? Refusal { get; init; }

    /// <summary>The person stopped it.</summary>
    public bool Stopped { get; init; }
}
