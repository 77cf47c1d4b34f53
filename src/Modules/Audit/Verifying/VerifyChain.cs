using Maru.Chain;
using Maru.Modules.Audit.Chain;

namespace Maru.Modules.Audit.Verifying;

/// <summary>Verifies the log directly in the database, without HTTP.</summary>
internal sealed class VerifyChain(WalkChain walk)
{
    /// <param name="verifier">Knows where to begin, and the anchors.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>The first fault, or null.</returns>
    public async Task<ChainFault?> RunAsync(ChainVerifier verifier, CancellationToken ct) =>
        (await RunAsync(verifier, long.MaxValue, ct)).Fault;

    /// <summary>Like the other overload, for at most this many checkpoints; the end is checked only if it is reached.</summary>
    public async Task<(ChainFault? Fault, bool ReachedEnd)> RunAsync(ChainVerifier verifier, long mostCheckpoints, CancellationToken ct)
    {
        var started = await walk.StartAsync(verifier.LastCheckpoint?.Number ?? 0, ct);
        if (started.Failure is not null)
        {
            return (new ChainFault(ChainFaultKind.CheckpointMissing, verifier.LastId, verifier.LastCheckpoint?.Number), true);
        }

        await foreach (var batch in walk.RunAsync(started.Value, ct))
        {
            if (Judge(verifier, batch) is { } fault)
            {
                return (fault, true);
            }

            if (verifier.Checkpoints >= mostCheckpoints && verifier.LastCheckpoint!.Number < started.Value.LastCheckpoint)
            {
                // The rows missing because of retention must be those that the head has given up.
                return (verifier.DroppedThrough > started.Value.Head.DroppedThrough
                    ? new ChainFault(ChainFaultKind.RowMissing, started.Value.Head.DroppedThrough + 1) : null, false);
            }
        }

        return (verifier.End(started.Value.Head), true);
    }

    private static ChainFault? Judge(ChainVerifier verifier, ChainBatch batch)
    {
        foreach (var row in batch.Rows)
        {
            if (verifier.Add(row) is { } fault)
            {
                return fault;
            }
        }

        return batch.Checkpoint is { } checkpoint ? verifier.Add(checkpoint) : null;
    }
}
