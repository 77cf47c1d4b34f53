using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Configuration.Keys.Importing;

/// <summary>
/// Takes keys and the default model of the environment over into the database, once each: one transaction with its records, so that a
/// crash or a bad value leaves nothing half done. A provider that has a stored key is left alone.
/// </summary>
internal sealed class ImportEnvironment(
    Change change, Snapshot<RouteMap> settings, KeySealer sealer, IApiKeyStore keys, IModelStore models, SqlSetupStore setup,
    EnvironmentKeys environment, UnusedEnvironment unused, ProviderProfiles profiles, Vault vault, TimeProvider clock,
    ILogger<ImportEnvironment> log)
{
    private const string Record = "001_env_to_db:";
    private const string DefaultModelRecord = Record + "default_model";

    /// <param name="dryRun">Only says what would be taken over.</param>
    /// <param name="changed">Takes a key also where one was taken over or stored before, if it is another one; the newest serves.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<Outcome<EnvironmentImport>> RunAsync(bool dryRun, bool changed, string actor, CancellationToken ct) =>
        change.RunAsync(tx => ImportAsync(tx, dryRun, changed, actor, ct), ct, queueOn: settings);

    private async Task<Outcome<EnvironmentImport>> ImportAsync(
        Changing tx, bool dryRun, bool changed, string actor, CancellationToken ct)
    {
        // A key that dies with the process must not seal what would then count as imported.
        if (vault.State != VaultState.Ok)
        {
            Log.ImportPostponed(log, WireName<VaultState>.Of(vault.State));
            return tx.Drop(new EnvironmentImport([]), new AuditEntry(AuditActions.Execute, "llm.import_env") { StatusCode = 503 });
        }

        var done = await setup.ListImportsAsync(tx, ct);
        var stored = await keys.ListAsync(tx, ct);
        var imported = new List<string>();
        foreach (var key in Wanted(done, stored, changed))
        {
            imported.Add(RecordOf(key));
            var record = done.Contains(RecordOf(key)) ? null : RecordOf(key);
            var serving = KeyRules.Serving(stored.Where(k => k.Provider == key.Provider));
            if (!dryRun && await ImportKeyAsync(tx, key, record, serving, actor, ct) is { } failure)
            {
                return failure;
            }
        }

        if (environment.DefaultModel is { } named && !done.Contains(DefaultModelRecord))
        {
            imported.Add(DefaultModelRecord);
            if (!dryRun)
            {
                await ImportModelAsync(tx, named, actor, ct);
            }
        }

        var entry = new AuditEntry(dryRun ? AuditActions.Test : AuditActions.Execute, "llm.import_env") { Details = new { Imported = imported } };
        if (imported.Count == 0 || dryRun)
        {
            return tx.Drop(new EnvironmentImport(imported), actor == ProviderPolicy.System ? null : entry);
        }

        tx.Record(entry);
        tx.Afterwards(() => Log.EnvironmentImported(log, string.Join(", ", imported)));
        return new EnvironmentImport(imported);
    }

    // A provider without a key gets its first one once, or whenever somebody asks; one that has others, only when asked.
    private List<EnvironmentKey> Wanted(IReadOnlyList<string> done, IReadOnlyList<ApiKey> stored, bool changed)
    {
        var others = changed ? unused.Among(stored) : [];
        return [.. environment.Keys.Where(key =>
            others.Contains(key) || (stored.All(k => k.Provider != key.Provider) && (changed || !done.Contains(RecordOf(key)))))];
    }

    private static string RecordOf(EnvironmentKey key) => Record + WireName<Provider>.Of(key.Provider);

    private async Task<Failure?> ImportKeyAsync(
        Changing tx, EnvironmentKey found, string? record, ApiKey? serving, string actor, CancellationToken ct)
    {
        var plain = ApiKeyText.Parse(profiles.Of(found.Provider), found.Reveal());
        if (plain.Failure is not null)
        {
            return LlmFailures.ImportFailed.Saying(
                $"The value of {found.Variable} cannot be a key. Mend or remove it; nothing of the environment was taken over.");
        }

        var stored = sealer.Seal(plain.Value);
        if (stored.Failed(out var failure))
        {
            return failure;
        }

        var now = clock.Now();
        var key = new ApiKey
        {
            Id = Id.New(clock),
            Provider = found.Provider,
            Key = stored.Value,
            Name = $"[Migrated] {found.Variable}",
            Priority = serving?.Priority ?? 0,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await keys.InsertAsync(tx, key, ct);
        if (record is not null)
        {
            await setup.RecordImportAsync(tx, record, now, ct);
        }

        tx.Publish(new ApiKeyChanged(
            key.Id, key.Provider, ConfigurationAct.Import, actor, $"Key {key.Key.Hint} taken over from {found.Variable}.", now));
        tx.Record(new AuditEntry(AuditActions.Create, AuditView.ApiKeys, key.Id) { After = AuditView.Of(key) });
        return null;
    }

    private async Task ImportModelAsync(Changing tx, (Provider Provider, string ModelId) named, string actor, CancellationToken ct)
    {
        var now = clock.Now();
        var existing = await models.ListAsync(tx, ct);
        var model = new ConfiguredModel
        {
            Id = Id.New(clock),
            Provider = named.Provider,
            ModelId = named.ModelId,
            Name = named.ModelId,
            IsDefault = !existing.Any(m => m.IsDefault),
            CreatedAt = now,
            UpdatedAt = now,
        };
        await setup.RecordImportAsync(tx, DefaultModelRecord, now, ct);
        if (!await models.InsertAsync(tx, model, ct))
        {
            return;
        }

        tx.Publish(new ModelChanged(
            model.Id, model.QualifiedId, ConfigurationAct.Import, actor, $"Model {model.QualifiedId} taken over from the settings.", now));
        tx.Record(new AuditEntry(AuditActions.Create, AuditView.Models, model.Id) { After = AuditView.Of(model) });
    }
}
