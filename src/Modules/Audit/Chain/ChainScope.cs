using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>The part to read of a chain that is still growing.</summary>
/// <param name="Head">The head at the beginning of the read.</param>
/// <param name="After">The checkpoint after which to begin; null for the beginning.</param>
/// <param name="LastCheckpoint">The newest checkpoint that existed before the head was read, so that no checkpoint is beyond the
/// head.</param>
internal sealed record ChainScope(ChainHead Head, Checkpoint? After, long LastCheckpoint);
