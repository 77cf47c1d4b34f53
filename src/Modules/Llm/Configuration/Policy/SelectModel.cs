using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Makes a configured model the server's current one; the next request follows it, running ones do not.</summary>
internal sealed class SelectModel(Change change, Snapshot<RouteMap> settings, IModelStore models, TimeProvider clock)
{
    /// <param name="id">The model.</param>
    /// <param name="force">Whether to select it although its provider cannot be called yet.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<Outcome<ConfiguredModel>> RunAsync(string id, bool force, string actor, CancellationToken ct) => change.RunAsync<ConfiguredModel>(
        async tx =>
        {
            if (await models.FindAsync(tx, id, ct) is not { } model)
            {
                return LlmFailures.ModelNotFound;
            }

            if (!force && settings.Current.Keys[model.Provider].Error is { } error)
            {
                return LlmFailures.ProviderKeyMissing.Saying($"{error.Message} To select the model all the same, repeat with force.");
            }

            var now = clock.Now();
            var before = await models.ReadSelectionAsync(tx, ct);
            var entry = new AuditEntry(AuditActions.Update, AuditView.Selection)
            {
                Before = new { Model = before.ModelRowId },
                After = new { Model = id },
                Details = new { Forced = force },
            };
            if (before.ModelRowId == id)
            {
                return tx.Drop(model, entry);
            }

            await models.WriteSelectionAsync(tx, new(id, now, actor, before.Version + 1), ct);
            tx.Publish(new ModelChanged(
                id, model.QualifiedId, ConfigurationAct.Select, actor, $"Model {model.QualifiedId} selected.", now));
            tx.Record(entry);
            return model;
        },
        ct,
        queueOn: settings);
}
