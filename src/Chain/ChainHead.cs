namespace Maru.Chain;

/// <summary>The end of a log, as the log itself states it. Immutable.</summary>
/// <param name="LastId">The newest row; 0 when there is none.</param>
/// <param name="LastHash">Its hash; <see cref="RowHasher.Genesis"/> when there is none.</param>
/// <param name="DroppedThrough">The newest row that retention has deleted; 0 if none.</param>
public sealed record ChainHead(long LastId, string LastHash, long DroppedThrough);
