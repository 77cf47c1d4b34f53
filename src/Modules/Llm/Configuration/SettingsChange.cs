using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration;

/// <summary>
/// The transaction every change of keys, models and policy runs in. After it returns, the next request of this process sees the change.
/// </summary>
internal sealed class SettingsChange(Db db, Snapshot<RouteMap> settings)
{
    /// <summary>Runs the change; a failure undoes it.</summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<Tx, Task<Outcome<T>>> change, CancellationToken ct)
    {
        await using (var tx = await db.BeginAsync(ct))
        {
            // First, not last: the row's lock makes writers queue on PostgreSQL too, so "exactly one default" needs no luck.
            await SnapshotVersion.BumpAsync(tx, RouteMap.Name, ct);
            var outcome = await change(tx);
            if (outcome.Failure is not null)
            {
                return outcome;
            }

            await tx.CommitAsync(ct);
            await tx.DisposeAsync();

            // The change stands, so its effect must not hang on whether the caller is still there.
            await settings.RefreshAsync(CancellationToken.None);
            return outcome;
        }
    }
}
