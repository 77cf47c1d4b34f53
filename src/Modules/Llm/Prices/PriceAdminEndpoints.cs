using Maru.Modules.Llm.Calls;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Prices;

/// <summary>What models cost.</summary>
internal static class PriceAdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("llm");
        group.MapGet("/prices", ListAsync).WithName("listPrices").WithSummary("Lists built-in and added prices, retired ones too.")
            .Produces<PageBody<PriceWire>>().Needs(CallPermissions.ManagePrices);
        group.MapPost("/prices", AddAsync).WithName("addPrice").WithSummary("Adds a price, in force at once or from a date on.")
            .Produces<PriceWire>(StatusCodes.Status201Created).Needs(CallPermissions.ManagePrices);
        group.MapDelete("/prices/{id}", RetireAsync).WithName("retirePrice").WithSummary("Takes an added price out of force.")
            .Produces(StatusCodes.Status204NoContent).Needs(CallPermissions.ManagePrices);
    }

    private static Task<IResult> ListAsync([AsParameters] ListQuery list, ListPrices act) =>
        list.PageAsync(page => Task.FromResult(act.Run(page)), PriceWire.Of);

    private static async Task<IResult> AddAsync(AddPriceRequest body, AddPrice act, Caller caller, CancellationToken ct)
    {
        var outcome = await act.RunAsync(body.ToDraft(), caller.Id, ct);
        return outcome.Created(PriceWire.Of, price => $"/api/v1/admin/llm/prices/{price.Id}");
    }

    private static async Task<IResult> RetireAsync(string id, RetirePrice act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(id, caller.Id, ct)).NoContent();
}
