using Maru.Kernel;
using Maru.Modules.Identity.Rights;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Stores a changed client key and lets it come into force: here before it returns, on other nodes within a second.</summary>
internal sealed class ClientKeyWriter(IClientKeyStore keys, Outbox outbox, InForce inForce)
{
    /// <summary>Commits the transaction, or refuses with <c>http.version_conflict</c> when the row has moved on.</summary>
    public async Task<Outcome<IssuedKey>> CommitAsync<TEvent>(Tx tx, IssuedKey changed, TEvent happened, CancellationToken ct)
        where TEvent : IEvent
    {
        if (!await keys.TryReplaceAsync(tx, changed, ct))
        {
            return RequestFailures.VersionConflict;
        }

        await outbox.PublishAsync(tx, happened, ct);
        await inForce.CommitClientKeysAsync(tx, ct);
        return changed;
    }
}
