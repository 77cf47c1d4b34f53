using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>
/// Changes a client key's terms; the owner may not loosen terms that a manager of others' keys has set. In force on this node before the
/// answer, on other nodes within a second.
/// </summary>
internal sealed class ChangeClientKey(Change change, SqlClientKeyStore keys, ClientKeyWriter writer, TimeProvider clock)
{
    private static readonly string[] NewName = ["name"];

    /// <param name="user">Who asks.</param>
    /// <param name="ownerId">The owner whose keys may be changed; null for all.</param>
    /// <param name="id">The key.</param>
    /// <param name="expected">The versions the caller has seen.</param>
    /// <param name="patch">The change.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<Outcome<IssuedKey>> RunAsync(
        CurrentUser user, string? ownerId, string id, ExpectedVersion expected, ClientKeyPatch patch, CancellationToken ct) =>
        change.RunAsync(tx => ApplyAsync(tx, user, ownerId, id, expected, patch, ct), ct);

    private async Task<Outcome<IssuedKey>> ApplyAsync(
        Changing tx, CurrentUser user, string? ownerId, string id, ExpectedVersion expected, ClientKeyPatch patch, CancellationToken ct)
    {
        if (await keys.FindAsync(tx, id, ownerId, ct) is not { } key)
        {
            return IdentityFailures.NoSuchClientKey;
        }

        if (!expected.Allows(key.Version))
        {
            return RequestFailures.VersionConflict;
        }

        var now = clock.Now();
        var changed = key.Change(patch, managerId: ownerId is null ? user.Id : null, now);
        if (changed.Failed(out var refusal))
        {
            return refusal;
        }

        var entry = new AuditEntry(AuditActions.Update, ClientKeyFacts.Resource, key.Id);
        if (ReferenceEquals(changed.Value, key))
        {
            return tx.Drop(key, entry);
        }

        tx.Record(entry with
        {
            Before = ClientKeyFacts.Of(key.Terms),
            After = ClientKeyFacts.Of(changed.Value.Terms),
            Details = key.Terms.Name == changed.Value.Terms.Name ? null : new { Particulars = NewName },
        });
        return await writer.ReplaceAsync(tx, changed.Value, new ClientKeyChanged(key.Id, key.OwnerId, user.Id, now), ct);
    }
}
