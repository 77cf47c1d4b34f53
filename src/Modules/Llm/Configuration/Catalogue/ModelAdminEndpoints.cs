using System.ComponentModel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Configuration.Catalogue;

internal static class ModelAdminEndpoints
{
    private const string One = "/models/{id}";

    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPost("/models", AddAsync).WithName("addModel").WithSummary("Sets up a model.")
            .Needs(LlmPermissions.ManageModels).Produces<ModelResponse>(StatusCodes.Status201Created);
        admin.MapPatch(One, ChangeAsync).WithName("changeModel").WithSummary("Changes a model's name, parameters or default mark.")
            .Needs(LlmPermissions.ManageModels).Produces<ModelResponse>();
        admin.MapDelete(One, RemoveAsync).WithName("removeModel").WithSummary("Removes a configured model.")
            .Needs(LlmPermissions.ManageModels).Produces(StatusCodes.Status204NoContent);
        admin.MapPost(One + "/set-default", SetDefaultAsync).WithName("setDefaultModel")
            .WithSummary("Makes a model the default, and no other.")
            .Needs(LlmPermissions.ManageModels).Produces<ModelResponse>();
        admin.MapPost(One + "/select", SelectAsync).WithName("selectModel")
            .WithSummary("Makes a model the current one from the next request on.")
            .Needs(LlmPermissions.ManageModels).Produces<SelectedResponse>();
        admin.MapDelete("/selection", ClearAsync).WithName("clearSelection").WithSummary("Returns to the default model.")
            .Needs(LlmPermissions.ManageModels).Produces<CurrentModelResponse>();
    }

    private static async Task<IResult> AddAsync(AddModelRequest body, AddModel act, Caller caller, CancellationToken ct)
    {
        var provider = ProviderParameter.Of(body.Provider);
        return provider.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(provider.Value, body.ModelId, body.Name, body.Parameters ?? default, body.IsDefault, caller.Id, ct))
                .Created(m => ToWire(m, caller), m => $"/api/v1/llm/models/{m.Id}");
    }

    private static Task<IResult> ChangeAsync(string id, ChangeModelRequest body, ChangeModel act, Caller caller, CancellationToken ct) =>
        caller.AtVersionAsync(
            version => act.RunAsync(id, body.SentName(), body.SentParameters(), body.IsDefault, version, caller.Id, ct),
            model => model.RowVersion, ModelResponse.Of);

    private static Task<IResult> RemoveAsync(string id, RemoveModel act, Caller caller, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(id, version, caller.Id, ct));

    private static Task<IResult> SetDefaultAsync(string id, SetDefaultModel act, Caller caller, CancellationToken ct) =>
        caller.AtVersionAsync(version => act.RunAsync(id, version, caller.Id, ct), model => model.RowVersion, ModelResponse.Of);

    private static async Task<IResult> SelectAsync(
        string id, [Description("Selects it although its provider has no key that works.")] bool? force, SelectModel act, Caller caller,
        CancellationToken ct) =>
        (await act.RunAsync(id, force ?? false, caller.Id, ct)).Ok(SelectedResponse.Of);

    private static async Task<IResult> ClearAsync(
        ClearSelection act, Snapshot<RouteMap> settings, Caller caller, CancellationToken ct) =>
        TypedResults.Ok(CurrentModelResponse.Of(await act.RunAsync(caller.Id, ct), settings.Current.Selection));

    private static ModelResponse ToWire(ConfiguredModel model, Caller caller)
    {
        caller.SendVersion(model.RowVersion);
        return ModelResponse.Of(model);
    }
}
