namespace Maru.Platform.Messaging;

/// <summary>An event whose attempts are used up. Its content is not shown, because it may contain people's texts.</summary>
internal sealed class ParkedEvent
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string? OrderingKey { get; init; }

    public int Attempts { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset OccurredAt { get; init; }

    public DateTimeOffset ParkedAt { get; init; }

    /// <summary>How many events of its key wait behind it.</summary>
    public long HeldBack { get; init; }
}
