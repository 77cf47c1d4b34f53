namespace Maru.Platform.Messaging;

/// <summary>How events are delivered.</summary>
internal static class OutboxTerms
{
    /// <summary>Events that one node delivers at once.</summary>
    public const int AtOnce = 8;

    /// <summary>Events of one key in a row, before other keys get a turn.</summary>
    public const int InARow = 50;

    /// <summary>Attempts before an event is parked: with their pauses a little over a day, to outlast an outage.</summary>
    public const int MostAttempts = 36;

    /// <summary>How long a claim is valid. If the node dies, another node can claim the event after this time.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How long a delivered event is kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>The pause while the database is away, and the longest time between two polls.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>The pause after a failed attempt.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts), 3600));
}
