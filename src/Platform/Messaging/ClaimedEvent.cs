namespace Maru.Platform.Messaging;

/// <summary>An event that only one node may deliver until its lease ends.</summary>
internal sealed class ClaimedEvent
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Payload { get; init; } = "";

    public string? OrderingKey { get; init; }

    public int Attempts { get; init; }

    /// <summary>The number of this claim; a write with an older number changes nothing.</summary>
    public long Epoch { get; init; }
}
