namespace Maru.Platform.Live;

/// <summary>A topic's present state.</summary>
/// <param name="Seq">The number of the last event it includes.</param>
/// <param name="Data">A JSON object.</param>
public sealed record LivePicture(long Seq, string Data);
