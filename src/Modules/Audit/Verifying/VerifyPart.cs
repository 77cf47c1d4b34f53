using Maru.Chain;
using Maru.Modules.Audit.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Verifying;

/// <summary>Verifies the part after a verified checkpoint: at most a hundred checkpoints, about a second.</summary>
internal sealed class VerifyPart(Db db, SqlChainStore chain, VerifyChain verify)
{
    private const int MostCheckpoints = 100;

    public async Task<VerifiedPart> RunAsync(VerifiedPart before, CancellationToken ct)
    {
        var from = before.Checkpoint == 0 ? null : await FindAsync(before.Checkpoint, ct);
        if (before.Checkpoint != 0 && from?.Digest() != before.Digest)
        {
            var kind = from is null ? ChainFaultKind.CheckpointMissing : ChainFaultKind.RangeRewritten;
            return before with { ReachedEnd = true, Fault = new ChainFault(kind, from?.FirstId ?? before.LastId, before.Checkpoint) };
        }

        var verifier = from is null ? new ChainVerifier() : new ChainVerifier(from);
        var (fault, reachedEnd) = await verify.RunAsync(verifier, MostCheckpoints, ct);
        return new VerifiedPart(
            verifier.LastCheckpoint?.Number ?? 0, verifier.LastCheckpoint?.Digest() ?? "", verifier.LastId, reachedEnd || fault is not null, fault);
    }

    private async Task<Checkpoint?> FindAsync(long number, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await chain.FindCheckpointAsync(session, number, ct);
    }
}
