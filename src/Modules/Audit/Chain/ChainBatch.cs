using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>Rows in order, and the checkpoint over them, if there is already one.</summary>
internal sealed record ChainBatch(IReadOnlyList<ChainRow> Rows, Checkpoint? Checkpoint);
