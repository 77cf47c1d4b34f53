using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Returns to the default model. Doing it twice is the same as once.</summary>
internal sealed class ClearSelection(
    SettingsChange change, IModelStore models, Snapshot<RouteMap> settings, Outbox outbox, IAuditTrail audit,
    TimeProvider clock)
{
    public async Task<CurrentModel> RunAsync(string actor, CancellationToken ct)
    {
        await change.RunAsync<Nothing>(
            async tx =>
            {
                var before = await models.ReadSelectionAsync(tx, ct);
                if (before.ModelRowId is { } id && await models.FindAsync(tx, id, ct) is { } model)
                {
                    var now = clock.Now();
                    await models.WriteSelectionAsync(tx, new(null, now, actor, before.Version + 1), ct);
                    await outbox.PublishAsync(tx, new ModelChanged(
                        id, model.QualifiedId, ConfigurationAct.ClearSelection, actor, "Selection cleared.", now), ct);
                }

                var entry = new AuditEntry(AuditActions.Delete, AuditView.Selection) { Before = new { Model = before.ModelRowId } };
                await audit.AppendAsync(tx, entry, ct);
                return default(Nothing);
            },
            ct);
        return settings.Current.Current;
    }
}
