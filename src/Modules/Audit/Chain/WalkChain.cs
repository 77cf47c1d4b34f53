using System.Runtime.CompilerServices;
using Maru.Chain;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Chain;

/// <summary>Reads the chain from one end to the other; it reads the next batch while the caller works on the last one.</summary>
internal sealed class WalkChain(Db db, SqlChainStore chain)
{
    private const int BatchRows = 1000;
    private const int MostRows = 10_000;
    private const int CheckpointsAtOnce = 200;

    /// <summary>Reads the log's head, and the checkpoint after which to begin.</summary>
    public async Task<Outcome<ChainScope>> StartAsync(long afterCheckpoint, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var after = afterCheckpoint == 0 ? null : await chain.FindCheckpointAsync(session, afterCheckpoint, ct);
        if (afterCheckpoint != 0 && after is null)
        {
            return AuditFailures.NoSuchCheckpoint;
        }

        // In this order: otherwise a checkpoint could be beyond the head, which looks like a log whose end was cut off.
        var last = await chain.LastCheckpointAsync(session, ct);
        return new ChainScope(await chain.HeadAsync(session, ct), after, last?.Number ?? 0);
    }

    /// <summary>Everything up to the head, in the scope.</summary>
    public async IAsyncEnumerable<ChainBatch> RunAsync(ChainScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        Task<ChainBatch>? ahead = null;
        try
        {
            await foreach (var (first, last, checkpoint) in PlanAsync(scope, ct))
            {
                var ready = ahead;
                ahead = ReadAsync(first, last, checkpoint, ct);
                if (ready is not null)
                {
                    yield return await ready;
                }
            }

            if (ahead is not null)
            {
                yield return await ahead;
            }
        }
        finally
        {
            // A caller that stops half-way must not leave a connection in use.
            await Task.WhenAny(ahead ?? Task.CompletedTask);
        }
    }

    private async IAsyncEnumerable<(long First, long Last, Checkpoint? Checkpoint)> PlanAsync(
        ChainScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        // Rows are read without a gap, regardless of the ranges that checkpoints claim.
        var (number, next) = (scope.After?.Number ?? 0, Math.Max(scope.After?.LastId ?? 0, scope.Head.DroppedThrough) + 1);
        while (number < scope.LastCheckpoint && await CheckpointsAsync(number, ct) is { Count: > 0 } checkpoints)
        {
            // A checkpoint made after the head was read covers rows outside this scope.
            foreach (var checkpoint in checkpoints.TakeWhile(c => c.Number <= scope.LastCheckpoint))
            {
                for (; checkpoint.LastId - next >= MostRows; next += MostRows)
                {
                    yield return (next, next + MostRows - 1, null);
                }

                yield return (next, checkpoint.LastId, checkpoint);
                next = Math.Max(next, checkpoint.LastId + 1);
            }

            number = checkpoints[^1].Number;
        }

        for (; next <= scope.Head.LastId; next += BatchRows)
        {
            yield return (next, Math.Min(next + BatchRows - 1, scope.Head.LastId), null);
        }
    }

    private async Task<IReadOnlyList<Checkpoint>> CheckpointsAsync(long after, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await chain.CheckpointsAsync(session, after, CheckpointsAtOnce, ct);
    }

    private async Task<ChainBatch> ReadAsync(long first, long last, Checkpoint? checkpoint, CancellationToken ct)
    {
        // On SQLite no call really waits, so without this the reading would not run in parallel with the verification.
        await Task.Yield();
        if (last < first)
        {
            return new ChainBatch([], checkpoint);
        }

        await using var session = await db.OpenAsync(ct);
        return new ChainBatch(await chain.RowsAsync(session, first, last, ct), checkpoint);
    }
}
