using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
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

    private static async Task<IResult> ListAsync(
        string? provider, int? page, [FromQuery(Name = "page_size")] int? pageSize, ReadModels act, CancellationToken ct)
    {
        var (filter, paging) = (ProviderParameter.Filter(provider), PageRequest.Parse(page, pageSize));
        return (filter.Failure ?? paging.Failure) is { } failure
            ? failure.ToProblem()
            : TypedResults.Ok((await act.PageAsync(filter.Value, paging.Value.Number, paging.Value.Size, ct)).ToWire(ModelResponse.Of));
    }

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

    private static IResult Catalogue(string? provider, ReadCatalogue act) =>
        ProviderParameter.Filter(provider).Ok(filter => new CatalogueResponse([.. act.Run(filter).Select(CatalogueItem.Of)]));
}
