using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Chain;

/// <summary>Copies the checkpoints of all nodes that the anchor does not have yet.</summary>
internal sealed class CopyCheckpoints(Db db, SqlChainStore chain, FileAnchor anchor)
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        while (await anchor.LastNumberAsync(ct) is { } last)
        {
            await using var session = await db.OpenAsync(ct);
            var missing = await chain.CheckpointsAsync(session, last, AtOnce, ct);
            if (missing.Count == 0)
            {
                return;
            }

            await anchor.AddAsync(missing, ct);
        }
    }
}
