using Maru.Modules.Llm.Budgets.WriteOffs;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.History;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Budgets;

/// <summary>Budgets, one's own and everybody's, and what dead nodes left unreported of them.</summary>
internal static class BudgetEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapModuleGroup("llm").MapGet("/budgets", new Handlers(Reach.Own).ListAsync).WithName("listOwnBudgets")
            .WithSummary("What each of your keys has spent this month and what is left.")
            .Produces<PageBody<BudgetWire>>().Needs(CallPermissions.ReadOwn);

    public static void MapAdmin(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("llm");
        group.MapGet("/budgets", new Handlers(Reach.Everyone).ListAsync).WithName("listBudgets")
            .WithSummary("What each key has spent this month and what is left.")
            .Produces<PageBody<BudgetWire>>().Needs(CallPermissions.ReadAll);
        group.MapGet("/write-offs", ListWriteOffsAsync).WithName("listWriteOffs")
            .WithSummary("Lists what nodes that died had been granted and never reported, newest first.")
            .Produces<PageBody<WriteOffWire>>().Needs(CallPermissions.ReadAll);
        group.MapPost("/write-offs/{id}/give-back", GiveBackAsync).WithName("giveBackWriteOff")
            .WithSummary("Gives a write-off back to its key's budget; a second time changes nothing.")
            .Produces<WriteOffWire>().Needs(CallPermissions.ManageBudgets);
    }

    private static Task<IResult> ListWriteOffsAsync(
        [AsParameters] WriteOffFilterQuery filter, [AsParameters] ListQuery list, ListWriteOffs act, CallNames names,
        CancellationToken ct) =>
        list.PageAsync(page => act.RunAsync(filter.ClientKeyId, page, ct), writeOff => WriteOffWire.Of(writeOff, names));

    private static async Task<IResult> GiveBackAsync(
        string id, GiveBackWriteOff act, Caller caller, CallNames names, CancellationToken ct) =>
        (await act.RunAsync(id, caller.Id, ct)).Ok(writeOff => WriteOffWire.Of(writeOff, names));

    private sealed class Handlers(Reach reach)
    {
        public Task<IResult> ListAsync([AsParameters] ListQuery list, ReadBudgets act, Caller caller, CancellationToken ct) =>
            list.PageAsync(page => act.RunAsync(reach.OwnerOf(caller), page, ct), BudgetWire.Of);
    }
}
