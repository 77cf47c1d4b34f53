using Maru.Modules.Identity.Domain;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.UseCases;

/// <summary>Commits a change of who may do what and lets it come into force: here before it returns, on other nodes within a second.</summary>
internal sealed class InForce(Snapshot<AccessMap> map, Snapshot<ClientKeyTable> keys)
{
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="clientKeys">Whether client keys begin or cease to work by it.</param>
    /// <param name="ct">Cancels it before the commit.</param>
    public async Task CommitAsync(Tx tx, bool clientKeys, CancellationToken ct)
    {
        await SnapshotVersion.BumpAsync(tx, AccessMap.Name, ct).ConfigureAwait(false);
        if (clientKeys)
        {
            await SnapshotVersion.BumpAsync(tx, ClientKeyTable.Name, ct).ConfigureAwait(false);
        }

        await tx.CommitAsync(ct).ConfigureAwait(false);

        // The connection goes back first: loading needs one, and a pool full of committed transactions would wait for itself.
        await tx.DisposeAsync().ConfigureAwait(false);

        // Not the caller's token: whoever hangs up now must not keep the old state alive.
        await map.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
        if (clientKeys)
        {
            await keys.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
