using System.Runtime.CompilerServices;
using Maru.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Chain;

/// <summary>Reads checkpoints, the oldest first.</summary>
internal sealed class ReadCheckpoints(Db db, SqlChainStore chain)
{
    private const int AtOnce = 200;

    public async IAsyncEnumerable<Checkpoint> RunAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        while (await NextAsync(after, ct) is { Count: > 0 } found)
        {
            foreach (var checkpoint in found)
            {
                yield return checkpoint;
            }

            after = found[^1].Number;
        }
    }

    private async Task<IReadOnlyList<Checkpoint>> NextAsync(long after, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await chain.CheckpointsAsync(session, after, AtOnce, ct);
    }
}
