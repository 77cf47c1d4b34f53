namespace Maru.Platform.Messaging;

/// <summary>How many events are not delivered.</summary>
/// <param name="Waiting">Those that will be delivered without help.</param>
/// <param name="Parked">Those that need a person.</param>
internal sealed record EventBacklog(long Waiting, long Parked);
