using Maru.Contracts.Identity;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>An owner's client keys, all at once.</summary>
internal sealed class OwnersKeys(SqlClientKeyStore keys, Snapshot<ClientKeyTable> table)
{
    /// <summary>For a change of the owner that makes their keys work or stop working.</summary>
    public void Refresh(Changing tx) => tx.Refresh(table);

    /// <summary>Revokes each key as if it were revoked alone. The caller must have locked the owner's account.</summary>
    public async Task RevokeAsync(Changing tx, string ownerId, string actorId, string why, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var key in await keys.ListInForceAsync(tx, ownerId, ct))
        {
            await keys.RevokeAsync(tx, key.Id, now, ct);
            tx.Publish(new ClientKeyRevoked(key.Id, ownerId, actorId, now));
            tx.Record(new AuditEntry(AuditActions.Delete, ClientKeyFacts.Resource, key.Id)
            {
                Before = ClientKeyFacts.Of(key.Terms),
                Reason = why,
            });
        }

        Refresh(tx);
    }
}
