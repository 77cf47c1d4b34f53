namespace Maru.Chain;

/// <summary>The first thing that is wrong with a log. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="RowId">The first bad row; of a range, its first.</param>
/// <param name="CheckpointNumber">The checkpoint that shows it, or null when the row does so alone.</param>
public sealed record ChainFault(ChainFaultKind Kind, long RowId, long? CheckpointNumber = null);
