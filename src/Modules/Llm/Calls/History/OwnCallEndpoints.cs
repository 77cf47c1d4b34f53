using Maru.Kernel;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>A person's own calls: those made with keys of theirs, revoked ones too, and in the playground.</summary>
internal static class OwnCallEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("llm");
        group.MapGet("/calls", ListAsync).WithName("listOwnCalls").WithSummary("Lists the calls made with your keys, newest first.")
            .Produces<PageBody<CallWire>>().Needs(CallPermissions.ReadOwn);
        group.MapGet("/calls/stats", SumAsync).WithName("sumOwnCalls").WithSummary("Totals of your own calls of some days, by group.")
            .Renamed("from", "start_date").Renamed("to", "end_date").Produces<CallStatsBody>().Needs(CallPermissions.ReadOwn);
        group.MapGet("/calls/{id}", ReadAsync).WithName("readOwnCall").WithSummary("Shows one call made with a key of yours, with its content if kept.")
            .Produces<CallDetailWire>().Needs(CallPermissions.ReadOwn);
        group.MapGet("/budgets", BudgetsAsync).WithName("listOwnBudgets").WithSummary("What each of your keys has spent this month and what is left.")
            .Produces<PageBody<BudgetWire>>().Needs(CallPermissions.ReadOwn);
    }

    private static async Task<IResult> ReadAsync(string id, ReadCall act, Caller caller, CallNames names, CancellationToken ct) =>
        (await act.RunAsync(id, caller.Id, ct)).Ok(detail => CallDetailWire.Of(detail, names));

    private static async Task<IResult> BudgetsAsync(
        int? page, [FromQuery(Name = "page_size")] int? pageSize, ReadBudgets act, Caller caller, CancellationToken ct)
    {
        var asked = PageRequest.Parse(page, pageSize);
        return asked.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok((await act.RunAsync(caller.Id, asked.Value.Number, asked.Value.Size, ct)).ToWire(BudgetWire.Of));
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] CallListQuery query, ListCalls act, Caller caller, CallNames names, CancellationToken ct)
    {
        var parsed = query.Parse(caller.Id);
        return parsed.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok((await act.RunAsync(parsed.Value.Filter, parsed.Value.Window, ct)).ToWire(call => CallWire.Of(call, names)));
    }

    private static async Task<IResult> SumAsync(
        [AsParameters] CallStatsQuery query, SumCalls act, Caller caller, CallNames names, TimeProvider clock, CancellationToken ct)
    {
        var parsed = query.Parse(clock);
        return parsed.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(caller.Id, parsed.Value.Group, parsed.Value.From, parsed.Value.To, ct))
                .Ok(stats => CallStatsBody.Of(parsed.Value, stats, names));
    }
}
