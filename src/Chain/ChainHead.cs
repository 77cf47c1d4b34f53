namespace Maru.Chain;

/// <summary>Where a log says it stands. Immutable.</summary>
/// <param name="LastId">The newest row; 0 when there is none.</param>
/// <param name="LastHash">Its hash; <see cref="RowHasher.Genesis"/> when there is none.</param>
/// <param name="DroppedThrough">The newest row that retention has taken; 0 when none.</param>
public sealed record ChainHead(long LastId, string LastHash, long DroppedThrough);
