namespace Maru.Chain;

/// <summary>The first thing that is wrong with a log. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="RowId">The first bad row; for a range, its first row.</param>
/// <param name="CheckpointNumber">The checkpoint that shows the fault, or null if the row alone shows it.</param>
public sealed record ChainFault(ChainFaultKind Kind, long RowId, long? CheckpointNumber = null);
