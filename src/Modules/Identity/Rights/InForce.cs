using Maru.Modules.Identity.ClientKeys;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>Commits a change of who may do what and lets it come into force: here before it returns, on other nodes within a second.</summary>
internal sealed class InForce(Snapshot<AccessMap> map, Snapshot<ClientKeyTable> keys)
{
    /// <summary>A change of accounts, rights, sessions or signing keys.</summary>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="clientKeys">Whether client keys begin or cease to work by it.</param>
    /// <param name="ct">Cancels it before the commit.</param>
    public Task CommitAsync(Tx tx, bool clientKeys, CancellationToken ct) => CommitAsync(tx, clientKeys ? [map, keys] : [map], ct);

    /// <summary>A change of client keys alone.</summary>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="ct">Cancels it before the commit.</param>
    public Task CommitClientKeysAsync(Tx tx, CancellationToken ct) => CommitAsync(tx, [keys], ct);

    private static async Task CommitAsync(Tx tx, ISnapshot[] changed, CancellationToken ct)
    {
        foreach (var snapshot in changed)
        {
            await SnapshotVersion.BumpAsync(tx, snapshot.Name, ct);
        }

        await tx.CommitAsync(ct);

        // The connection goes back first: loading needs one, and a pool full of committed transactions would wait for itself.
        await tx.DisposeAsync();

        // Not the caller's token: whoever hangs up now must not keep the old state alive.
        foreach (var snapshot in changed)
        {
            await snapshot.RefreshAsync(CancellationToken.None);
        }
    }
}
