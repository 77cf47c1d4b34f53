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

    private static async Task<IResult> AddAsync(AddModelRequest body, AddModel act, HttpContext http, CancellationToken ct)
    {
        var provider = Sent.Provider(body.Provider);
        return provider.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(provider.Value, body.ModelId, body.Name, body.Parameters ?? default, body.IsDefault, http.Actor(), ct))
                .Created(m => ToWire(m, http), m => $"/api/v1/llm/models/{m.Id}");
    }

    private static async Task<IResult> ChangeAsync(
        string id, ChangeModelRequest body, ChangeModel act, HttpContext http, CancellationToken ct)
    {
        var expected = RowVersion.Expected(http.Request);
        return expected.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(id, body.SentName(), body.SentParameters(), body.IsDefault, expected.Value, http.Actor(), ct))
                .Ok(m => ToWire(m, http));
    }

    private static async Task<IResult> RemoveAsync(string id, RemoveModel act, HttpContext http, CancellationToken ct) =>
        (await act.RunAsync(id, http.Actor(), ct)).NoContent();

    private static async Task<IResult> SetDefaultAsync(string id, SetDefaultModel act, HttpContext http, CancellationToken ct) =>
        (await act.RunAsync(id, http.Actor(), ct)).Ok(m => ToWire(m, http));

    private static async Task<IResult> SelectAsync(string id, bool? force, SelectModel act, HttpContext http, CancellationToken ct) =>
        (await act.RunAsync(id, force ?? false, http.Actor(), ct)).Ok(SelectedResponse.Of);

    private static async Task<IResult> ClearAsync(
        ClearSelection act, Snapshot<RouteMap> settings, HttpContext http, CancellationToken ct) =>
        TypedResults.Ok(CurrentModelResponse.Of(await act.RunAsync(http.Actor(), ct), settings.Current.Selection));

    private static ModelResponse ToWire(ConfiguredModel model, HttpContext http)
    {
        RowVersion.Send(http.Response, model.RowVersion);
        return ModelResponse.Of(model);
    }
}
