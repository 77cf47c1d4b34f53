using Maru.Chain;

namespace Maru.Modules.Audit.Verifying;

/// <summary>A part of the log that was verified.</summary>
/// <param name="Checkpoint">The checkpoint after which to continue; 0 for the beginning.</param>
/// <param name="Digest">Its digest, which must still be the same then.</param>
/// <param name="LastId">The newest verified row.</param>
/// <param name="ReachedEnd">Whether nothing is left.</param>
/// <param name="Fault">The first thing that is wrong.</param>
internal sealed record VerifiedPart(long Checkpoint, string Digest, long LastId, bool ReachedEnd, ChainFault? Fault)
{
    public static VerifiedPart Nothing { get; } = new(0, "", 0, ReachedEnd: false, Fault: null);
}
