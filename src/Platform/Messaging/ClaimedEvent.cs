namespace Maru.Platform.Messaging;

/// <summary>An event that one node has to itself for the length of a lease.</summary>
internal sealed class ClaimedEvent
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Payload { get; init; } = "";

    public string? OrderingKey { get; init; }

    public int Attempts { get; init; }

    /// <summary>The number of this claim; who has an older one changes nothing.</summary>
    public long Epoch { get; init; }
}
