using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Removes a configured model. A removed selection falls back to the default; a removed default promotes nobody.</summary>
internal sealed class RemoveModel(Change change, Snapshot<RouteMap> settings, IModelStore models, TimeProvider clock)
{
    public Task<Outcome<Nothing>> RunAsync(
        string id, ExpectedVersion expected, string actor, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            if (await models.FindAsync(tx, id, ct) is not { } model)
            {
                return LlmFailures.ModelNotFound;
            }

            if (!expected.Allows(model.RowVersion))
            {
                return RequestFailures.VersionConflict;
            }

            var now = clock.Now();
            var selection = await models.ReadSelectionAsync(tx, ct);
            if (selection.ModelRowId == id)
            {
                await models.WriteSelectionAsync(tx, new(null, now, actor, selection.Version + 1), ct);
            }

            await models.DeleteAsync(tx, id, ct);
            tx.Publish(new ModelChanged(
                id, model.QualifiedId, ConfigurationAct.Delete, actor, $"Model {model.QualifiedId} removed.", now));
            tx.Record(new AuditEntry(AuditActions.Delete, AuditView.Models, id) { Before = AuditView.Of(model) });
            return default(Nothing);
        },
        ct,
        queueOn: settings);
}
