using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Removes a stored key for good.</summary>
internal sealed class RemoveApiKey(Change change, Snapshot<RouteMap> settings, IApiKeyStore keys, TimeProvider clock)
{
    public Task<Outcome<Nothing>> RunAsync(
        string id, ExpectedVersion expected, string actor, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            if (await keys.FindAsync(tx, id, ct) is not { } key)
            {
                return LlmFailures.KeyNotFound;
            }

            if (!expected.Allows(key.RowVersion))
            {
                return RequestFailures.VersionConflict;
            }

            if (!await keys.DeleteAsync(tx, id, ct))
            {
                return LlmFailures.KeyNotFound;
            }

            tx.Publish(new ApiKeyChanged(
                id, key.Provider, ConfigurationAct.Delete, actor, $"Key {key.Key.Hint} removed.", clock.Now()));
            tx.Record(new AuditEntry(AuditActions.Delete, AuditView.ApiKeys, id) { Before = AuditView.Of(key) });
            return default(Nothing);
        },
        ct,
        queueOn: settings);
}
