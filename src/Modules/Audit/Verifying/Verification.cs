using Maru.Chain;

namespace Maru.Modules.Audit.Verifying;

/// <summary>The last result of the server's verification of its own log.</summary>
/// <param name="Checkpoint">The newest checkpoint found good.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="LastId">The newest row found good.</param>
/// <param name="At">When it last verified; null before the first time.</param>
/// <param name="WholeAt">When it last finished the whole log, from its first row.</param>
/// <param name="Fault">What is wrong. It stays until the whole log is found good.</param>
/// <param name="FaultAt">When that was found.</param>
internal sealed record Verification(
    long Checkpoint, string Digest, long LastId, DateTimeOffset? At, DateTimeOffset? WholeAt, ChainFault? Fault, DateTimeOffset? FaultAt)
{
    /// <summary>The result after the newest entries were verified.</summary>
    public Verification Followed(VerifiedPart part, DateTimeOffset now) => part.Fault is not null ? Broken(part, now)
        : part.Checkpoint < Checkpoint || part.LastId < LastId ? this
        : this with { Checkpoint = part.Checkpoint, Digest = part.Digest, LastId = part.LastId, At = now };

    /// <summary>The result after everything was verified; <paramref name="part"/> is the last part.</summary>
    public Verification Completed(VerifiedPart part, DateTimeOffset now) => part.Fault is not null ? Broken(part, now) with { WholeAt = now }
        : part.LastId >= LastId ? new Verification(part.Checkpoint, part.Digest, part.LastId, now, now, Fault: null, FaultAt: null)
        : this with { WholeAt = now, Fault = null, FaultAt = null };

    private Verification Broken(VerifiedPart part, DateTimeOffset now) =>
        this with { At = now, Fault = part.Fault, FaultAt = Fault == part.Fault ? FaultAt : now };
}
