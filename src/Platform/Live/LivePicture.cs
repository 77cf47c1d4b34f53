namespace Maru.Platform.Live;

/// <summary>Where a topic stands.</summary>
/// <param name="Seq">The number of the last event it takes in.</param>
/// <param name="Data">A JSON object.</param>
public sealed record LivePicture(long Seq, string Data);
