using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Revokes a client key for good. Harmless if repeated.</summary>
internal sealed class RevokeClientKey(Change change, SqlClientKeyStore keys, ClientKeyWriter writer, TimeProvider clock)
{
    /// <param name="user">Who asks.</param>
    /// <param name="ownerId">The owner whose keys may be revoked; null for all.</param>
    /// <param name="id">The key.</param>
    /// <param name="expected">The versions the caller has seen.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Outcome<Nothing>> RunAsync(
        CurrentUser user, string? ownerId, string id, ExpectedVersion expected, CancellationToken ct)
    {
        while (true)
        {
            // A conflict means that somebody has just changed the key; revoking wins over any change, unless the caller requires a
            // version.
            var revoked = await change.RunAsync(tx => TryAsync(tx, user, ownerId, id, expected, ct), ct);
            if (revoked.Failure != RequestFailures.VersionConflict || expected != ExpectedVersion.Any)
            {
                return revoked;
            }
        }
    }

    private async Task<Outcome<Nothing>> TryAsync(
        Changing tx, CurrentUser user, string? ownerId, string id, ExpectedVersion expected, CancellationToken ct)
    {
        if (await keys.FindAsync(tx, id, ownerId, ct) is not { } key)
        {
            return IdentityFailures.NoSuchClientKey;
        }

        if (!expected.Allows(key.Version))
        {
            return RequestFailures.VersionConflict;
        }

        var entry = new AuditEntry(AuditActions.Delete, ClientKeyFacts.Resource, key.Id);
        if (key.RevokedAt is not null)
        {
            return tx.Drop(default(Nothing), entry);
        }

        var now = clock.Now();
        tx.Record(entry with { Before = ClientKeyFacts.Of(key.Terms) });
        var happened = new ClientKeyRevoked(key.Id, key.OwnerId, user.Id, now);
        var replaced = await writer.ReplaceAsync(tx, key.Revoke(now), happened, ct);
        return replaced.Failed(out var refusal) ? refusal : default(Nothing);
    }
}
