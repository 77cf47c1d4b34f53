using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Removes a stored key for good.</summary>
internal sealed class RemoveApiKey(SettingsChange change, IApiKeyStore keys, Outbox outbox, IAuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<Nothing>> RunAsync(string id, string actor, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            if (await keys.FindAsync(tx, id, ct) is not { } key
                || !await keys.DeleteAsync(tx, id, ct))
            {
                return LlmFailures.KeyNotFound;
            }

            await outbox.PublishAsync(tx, new ApiKeyChanged(
                id, key.Provider, ConfigurationAct.Delete, actor, $"Key {key.Key.Hint} removed.", clock.Now()), ct);
            await audit.AppendAsync(
                tx, new AuditEntry(AuditActions.Delete, AuditView.ApiKeys, id) { Before = AuditView.Of(key) }, ct);
            return default(Nothing);
        },
        ct);
}
