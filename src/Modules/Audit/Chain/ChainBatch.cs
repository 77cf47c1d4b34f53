using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>Rows in their order, and the checkpoint over them, if there is one yet.</summary>
internal sealed record ChainBatch(IReadOnlyList<ChainRow> Rows, Checkpoint? Checkpoint);
