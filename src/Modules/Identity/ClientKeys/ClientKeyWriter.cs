using Maru.Kernel;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Stores a changed client key and puts it into force.</summary>
internal sealed class ClientKeyWriter(SqlClientKeyStore keys, Snapshot<ClientKeyTable> table)
{
    /// <summary>Refuses with <c>http.version_conflict</c> if the row has changed meanwhile.</summary>
    public async Task<Outcome<IssuedKey>> ReplaceAsync<TEvent>(Changing tx, IssuedKey changed, TEvent happened, CancellationToken ct)
        where TEvent : IEvent
    {
        if (!await keys.TryReplaceAsync(tx, changed, ct))
        {
            return RequestFailures.VersionConflict;
        }

        tx.Publish(happened);
        tx.Refresh(table);
        return changed;
    }
}
