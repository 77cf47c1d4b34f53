using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Configuration.Catalogue;

internal static class ModelEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/models", ListAsync).WithName("listModels").WithSummary("Lists configured models, oldest first.")
            .Needs(LlmPermissions.Read).Produces<PageBody<ModelResponse>>();
        group.MapGet("/models/current", Current).WithName("getCurrentModel").WithSummary("Shows the model that answers when none is named.")
            .Needs(LlmPermissions.Read).Produces<CurrentModelResponse>();
        group.MapGet("/models/{id}", GetAsync).WithName("getModel").WithSummary("Shows one configured model.")
            .Needs(LlmPermissions.Read).Produces<ModelResponse>();
        group.MapGet("/catalog", Catalogue).WithName("listCatalog").WithSummary("Lists models known to exist at the vendors.")
            .Needs(LlmPermissions.Read).Produces<CatalogueResponse>();
    }

    private static Task<IResult> ListAsync(
        [AsParameters] ProviderFilterQuery filter, [AsParameters] ListQuery list, ReadModels act, CancellationToken ct) =>
        list.PageAsync(filter.Parse(), (provider, page) => act.PageAsync(provider, page, ct), ModelResponse.Of);

    private static async Task<IResult> GetAsync(string id, ReadModels act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(id, ct)).Ok(model =>
        {
            caller.SendVersion(model.RowVersion);
            return ModelResponse.Of(model);
        });

    private static Ok<CurrentModelResponse> Current(Snapshot<RouteMap> settings)
    {
        var now = settings.Current;
        return TypedResults.Ok(CurrentModelResponse.Of(now.Current, now.Selection));
    }

    private static IResult Catalogue([AsParameters] ProviderFilterQuery filter, ReadCatalogue act) =>
        filter.Parse().Ok(provider => new CatalogueResponse([.. act.Run(provider).Select(CatalogueItem.Of)]));
}
