namespace Maru.Platform.Messaging;

/// <summary>How many events are not delivered.</summary>
/// <param name="Waiting">They will be by themselves.</param>
/// <param name="Parked">They need a person.</param>
internal sealed record EventBacklog(long Waiting, long Parked);
