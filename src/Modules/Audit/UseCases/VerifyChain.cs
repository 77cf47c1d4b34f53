using Maru.Chain;

namespace Maru.Modules.Audit.UseCases;

/// <summary>Verifies the log where it lies, without the way over HTTP.</summary>
internal sealed class VerifyChain(WalkChain walk)
{
    /// <param name="verifier">Knows where to begin, and the anchors.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>The first fault, or null.</returns>
    public async Task<ChainFault?> RunAsync(ChainVerifier verifier, CancellationToken ct)
    {
        var begun = await walk.BeginAsync(verifier.LastCheckpoint?.Number ?? 0, ct).ConfigureAwait(false);
        if (begun.Failure is not null)
        {
            return new ChainFault(ChainFaultKind.CheckpointMissing, verifier.LastId, verifier.LastCheckpoint?.Number);
        }

        await foreach (var batch in walk.RunAsync(begun.Value, ct).ConfigureAwait(false))
        {
            foreach (var row in batch.Rows)
            {
                if (verifier.Add(row) is { } fault)
                {
                    return fault;
                }
            }

            if (batch.Checkpoint is { } checkpoint && verifier.Add(checkpoint) is { } broken)
            {
                return broken;
            }
        }

        return verifier.End(begun.Value.Head);
    }
}
