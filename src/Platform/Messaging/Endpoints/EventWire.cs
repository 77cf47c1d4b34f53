namespace Maru.Platform.Messaging.Endpoints;

/// <summary>A parked event.</summary>
/// <param name="Id">The event.</param>
/// <param name="Name">What sort of event, with its version.</param>
/// <param name="OrderingKey">What it happened to; null: nothing waits behind it.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">Which handler failed, and the type of what it threw; the log has more.</param>
/// <param name="OccurredAt">When it was published.</param>
/// <param name="ParkedAt">When its attempts were used up.</param>
/// <param name="HeldBack">How many events of the same key wait for it.</param>
internal sealed record ParkedEventBody(
    string Id, string Name, string? OrderingKey, int Attempts, string? LastError, DateTimeOffset OccurredAt, DateTimeOffset ParkedAt, long HeldBack)
{
    public static ParkedEventBody Of(ParkedEvent parked) => new(
        parked.Id, parked.Name, parked.OrderingKey, parked.Attempts, parked.LastError, parked.OccurredAt, parked.ParkedAt, parked.HeldBack);
}

/// <summary>Why an event is given up.</summary>
/// <param name="Reason">1 to 500 characters; stands in the audit log.</param>
internal sealed record DiscardEventBody(string? Reason);
