using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Changes a configured model's name, parameters or default mark. Provider and vendor's name stay what they are.</summary>
internal sealed class ChangeModel(Change change, Snapshot<RouteMap> settings, IModelStore models, TimeProvider clock)
{
    public async Task<Outcome<ConfiguredModel>> RunAsync(
        string id, Given<string?> name, Given<JsonElement> parameters, Given<bool?> isDefault, ExpectedVersion expected, string actor,
        CancellationToken ct)
    {
        var label = name.IsGiven ? KeyRules.Name(name.Value) : "";
        var json = parameters is { IsGiven: true, Value.ValueKind: not JsonValueKind.Null }
            ? ModelParameters.Parse(parameters.Value)
            : ModelParameters.None;
        if ((label.Failure ?? json.Failure) is { } invalid)
        {
            return invalid;
        }

        return await change.RunAsync(
            tx => ApplyAsync(tx, id, expected, ConfigurationAct.Update, actor, (model, now) => model.With(
                new Given<string>(name.IsGiven, label.Value),
                new Given<string>(parameters.IsGiven, json.Value),
                new Given<bool>(isDefault.Value is not null, isDefault.Value ?? false), now), ct),
            ct,
            queueOn: settings);
    }

    /// <summary>Makes the model the default, and no other.</summary>
    public Task<Outcome<ConfiguredModel>> SetDefaultAsync(
        string id, ExpectedVersion expected, string actor, CancellationToken ct) => change.RunAsync(
        tx => ApplyAsync(
            tx, id, expected, ConfigurationAct.SetDefault, actor, (model, now) => model.With(default, default, true, now), ct),
        ct,
        queueOn: settings);

    private async Task<Outcome<ConfiguredModel>> ApplyAsync(
        Changing tx, string id, ExpectedVersion expected, ConfigurationAct act, string actor,
        Func<ConfiguredModel, DateTimeOffset, ConfiguredModel> apply, CancellationToken ct)
    {
        if (await models.FindAsync(tx, id, ct) is not { } before)
        {
            return LlmFailures.ModelNotFound;
        }

        if (!expected.Allows(before.RowVersion))
        {
            return RequestFailures.VersionConflict;
        }

        var now = clock.Now();
        var after = apply(before, now);
        if (ReferenceEquals(after, before))
        {
            return tx.Drop(before, new AuditEntry(AuditActions.Update, AuditView.Models, id));
        }

        if (after.IsDefault)
        {
            await models.ClearDefaultAsync(tx, id, now, ct);
        }

        if (!await models.UpdateAsync(tx, after, ct))
        {
            return RequestFailures.VersionConflict;
        }

        var done = after.IsDefault && !before.IsDefault ? ConfigurationAct.SetDefault : act;
        var what = done == ConfigurationAct.SetDefault ? "is the default." : "changed.";
        tx.Publish(new ModelChanged(id, after.QualifiedId, done, actor, $"Model {after.QualifiedId} {what}", now));
        tx.Record(new AuditEntry(AuditActions.Update, AuditView.Models, id) { Before = AuditView.Of(before), After = AuditView.Of(after) });
        return after;
    }
}
