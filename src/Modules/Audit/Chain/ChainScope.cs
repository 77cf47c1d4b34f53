using Maru.Chain;

namespace Maru.Modules.Audit.Chain;

/// <summary>What is read of a chain that goes on growing.</summary>
/// <param name="Head">Where it stood.</param>
/// <param name="After">The checkpoint to begin behind; null for the beginning.</param>
/// <param name="LastCheckpoint">The newest one that was there before the head was read: none of these may lie beyond the head.</param>
internal sealed record ChainScope(ChainHead Head, Checkpoint? After, long LastCheckpoint);
