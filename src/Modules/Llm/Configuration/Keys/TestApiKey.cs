using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Tries a stored key and notes the result on it.</summary>
internal sealed class TestApiKey(
    Db db, Change change, IApiKeyStore keys, Vault vault, IConnectionProbe probe, ProviderProfiles profiles, TimeProvider clock)
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

        var address = profiles.Of(key.Provider).AddressFor(key.BaseUrl);
        var target = new ProbeTarget(key.Provider, address, plain.Value, model, ModelType.TextSmall);
        var result = await probe.TryAsync(target, ct);
        return await change.RunAsync<ProbeResult>(
            async tx =>
            {
                var now = clock.Now();
                await keys.NoteTestAsync(tx, id, result.Status, now, ct);
                tx.Publish(new ApiKeyChanged(
                    id, key.Provider, ConfigurationAct.Test, actor, $"Connection test of {key.Key.Hint}: {result.Status}.", now));
                tx.Record(new AuditEntry(AuditActions.Test, AuditView.ApiKeys, id) { Details = new { result.Status } });
                return result;
            },
            ct);
    }
}
