using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Tries a stored key and notes the result on it.</summary>
internal sealed class TestApiKey(
    Db db, IApiKeyStore keys, Vault vault, IConnectionProbe probe, ProviderAddresses addresses, Outbox outbox, IAuditTrail audit,
    TimeProvider clock)
{
    public async Task<Outcome<ProbeResult>> RunAsync(string id, string? model, string actor, CancellationToken ct)
    {
        ApiKey? key;
        await using (var session = await db.OpenAsync(ct))
        {
            key = await keys.FindAsync(session, id, ct);
        }

        if (key is null)
        {
            return LlmFailures.KeyNotFound;
        }

        var plain = vault.Open(key.Key.Text);
        if (plain.Failed(out var failure))
        {
            return failure;
        }

        var target = new ProbeTarget(key.Provider, addresses.Of(key.Provider, key.BaseUrl), plain.Value, model, ModelType.TextSmall);
        var result = await probe.TryAsync(target, ct);
        var now = clock.Now();
        await using var tx = await db.BeginAsync(ct);
        await keys.NoteTestAsync(tx, id, result.Status, now, ct);
        await outbox.PublishAsync(tx, new ApiKeyChanged(
            id, key.Provider, ConfigurationAct.Test, actor, $"Connection test of {key.Key.Hint}: {result.Status}.", now), ct);
        await audit.AppendAsync(
            tx, new AuditEntry(AuditActions.Test, AuditView.ApiKeys, id) { Details = new { result.Status } }, ct);
        await tx.CommitAsync(ct);
        return result;
    }
}
