using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Revokes a client key for good. Harmless when repeated.</summary>
internal sealed class RevokeClientKey(Db db, IClientKeyStore keys, ClientKeyWriter writer, IAuditTrail audit, TimeProvider clock)
{
    /// <param name="user">Who asks.</param>
    /// <param name="ownerId">Whose keys are in reach; null for all.</param>
    /// <param name="id">The key.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Outcome<Nothing>> RunAsync(CurrentUser user, string? ownerId, string id, CancellationToken ct)
    {
        while (true)
        {
            await using var tx = await db.BeginAsync(ct);
            if (await keys.FindAsync(tx, id, ownerId, ct) is not { } key)
            {
                return IdentityFailures.NoSuchClientKey;
            }

            var entry = new AuditEntry(AuditActions.Delete, ClientKeyFacts.Resource, key.Id);
            if (key.RevokedAt is not null)
            {
                audit.Note(entry);
                return default(Nothing);
            }

            // A conflict means that somebody changed the key just now; revoking wins over any change.
            var now = clock.Now();
            await audit.AppendAsync(tx, entry with { Before = ClientKeyFacts.Of(key.Terms) }, ct);
            var happened = new ClientKeyRevoked(key.Id, key.OwnerId, user.Id, now);
            if ((await writer.CommitAsync(tx, key.Revoke(now), happened, ct)).Failure is null)
            {
                return default(Nothing);
            }
        }
    }
}
