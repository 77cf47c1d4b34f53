using Maru.Contracts.Identity;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Revokes an owner's client keys all at once, each as if it were revoked alone.</summary>
internal sealed class OwnersKeys(IClientKeyStore keys, Outbox outbox, IAuditTrail audit)
{
    /// <summary>The caller holds the owner's account, lets the change come into force and commits.</summary>
    public async Task RevokeAsync(Tx tx, string ownerId, string actorId, string why, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var key in await keys.ListInForceAsync(tx, ownerId, ct))
        {
            await keys.RevokeAsync(tx, key.Id, now, ct);
            await outbox.PublishAsync(tx, new ClientKeyRevoked(key.Id, ownerId, actorId, now), ct);
            var entry = new AuditEntry(AuditActions.Delete, ClientKeyFacts.Resource, key.Id)
            {
                Before = ClientKeyFacts.Of(key.Terms),
                Reason = why,
            };
            await audit.AppendAsync(tx, entry, ct);
        }
    }
}
