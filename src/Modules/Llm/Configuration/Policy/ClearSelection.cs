using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Returns to the default model. Doing it twice is the same as once.</summary>
internal sealed class ClearSelection(Change change, Snapshot<RouteMap> settings, IModelStore models, TimeProvider clock)
{
    public async Task<CurrentModel> RunAsync(string actor, CancellationToken ct)
    {
        await change.RunAsync<Nothing>(
            async tx =>
            {
                var before = await models.ReadSelectionAsync(tx, ct);
                var entry = new AuditEntry(AuditActions.Delete, AuditView.Selection) { Before = new { Model = before.ModelRowId } };
                if (before.ModelRowId is not { } id || await models.FindAsync(tx, id, ct) is not { } model)
                {
                    return tx.Drop(default(Nothing), entry);
                }

                var now = clock.Now();
                await models.WriteSelectionAsync(tx, new(null, now, actor, before.Version + 1), ct);
                tx.Publish(new ModelChanged(
                    id, model.QualifiedId, ConfigurationAct.ClearSelection, actor, "Selection cleared.", now));
                tx.Record(entry);
                return default(Nothing);
            },
            ct,
            queueOn: settings);
        return settings.Current.Current;
    }
}
