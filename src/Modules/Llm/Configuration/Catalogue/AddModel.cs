using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Sets up a model, by its bare or qualified name.</summary>
internal sealed class AddModel(
    Change change, Snapshot<RouteMap> settings, IModelStore models, ProviderProfiles profiles, TimeProvider clock)
{
    public async Task<Outcome<ConfiguredModel>> RunAsync(
        Provider provider, string? modelId, string? name, JsonElement parameters, bool isDefault, string actor, CancellationToken ct)
    {
        var bare = ModelName.Bare(profiles.Of(provider), modelId);
        var label = KeyRules.Name(name);
        var json = ModelParameters.Parse(parameters);
        if ((bare.Failure ?? label.Failure ?? json.Failure) is { } invalid)
        {
            return invalid;
        }

        var now = clock.Now();
        var model = new ConfiguredModel
        {
            Id = Id.New(clock),
            Provider = provider,
            ModelId = bare.Value,
            Name = label.Value,
            IsDefault = isDefault,
            Parameters = json.Value,
            CreatedAt = now,
            UpdatedAt = now,
        };
        return await change.RunAsync(tx => StoreAsync(tx, model, actor, ct), ct, queueOn: settings);
    }

    private async Task<Outcome<ConfiguredModel>> StoreAsync(Changing tx, ConfiguredModel model, string actor, CancellationToken ct)
    {
        if (model.IsDefault)
        {
            await models.ClearDefaultAsync(tx, model.Id, model.CreatedAt, ct);
        }

        if (!await models.InsertAsync(tx, model, ct))
        {
            return LlmFailures.DuplicateModel.At("model_id", $"{model.QualifiedId} exists already.");
        }

        tx.Publish(new ModelChanged(
            model.Id, model.QualifiedId, ConfigurationAct.Create, actor, $"Model {model.QualifiedId} added.", model.CreatedAt));
        tx.Record(new AuditEntry(AuditActions.Create, AuditView.Models, model.Id) { After = AuditView.Of(model) });
        return model;
    }
}
