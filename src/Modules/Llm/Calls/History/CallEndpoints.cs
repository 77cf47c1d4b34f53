using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>
/// The history of calls and its totals. One's own are those made with keys of one's own, revoked ones too, and in the playground.
/// </summary>
internal static class CallEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var (own, group) = (new Handlers(Reach.Own), routes.MapModuleGroup("llm"));
        group.MapGet("/calls", own.ListAsync).WithName("listOwnCalls").WithSummary("Lists the calls made with your keys, newest first.")
            .Produces<PageBody<CallWire>>().Needs(CallPermissions.ReadOwn);
        group.MapGet("/calls/stats", own.SumAsync).WithName("sumOwnCalls").WithSummary("Totals of your own calls of some days, by group.")
            .Renamed("from", "start_date").Renamed("to", "end_date").Produces<CallStatsBody>().Needs(CallPermissions.ReadOwn);
        group.MapGet("/calls/{id}", own.ReadAsync).WithName("readOwnCall")
            .WithSummary("Shows one call made with a key of yours, with its content if kept.")
            .Produces<CallDetailWire>().Needs(CallPermissions.ReadOwn);
    }

    public static void MapAdmin(IEndpointRouteBuilder routes)
    {
        var (all, group) = (new Handlers(Reach.Everyone), routes.MapAdminGroup("llm"));
        group.MapGet("/calls", all.ListAsync).WithName("listCalls").WithSummary("Lists all calls, newest first.")
            .Produces<PageBody<CallWire>>().Needs(CallPermissions.ReadAll);
        group.MapGet("/calls/stats", all.SumAsync).WithName("sumCalls").WithSummary("Totals of the calls of some days, by group.")
            .Renamed("from", "start_date").Renamed("to", "end_date").Produces<CallStatsBody>().Needs(CallPermissions.ReadAll);
        group.MapGet("/calls/{id}", all.ReadAsync).WithName("readCall").WithSummary("Shows anybody's call, with its content if kept.")
            .Produces<CallDetailWire>().Needs(CallPermissions.ReadContent);
    }

    private sealed class Handlers(Reach reach)
    {
        public Task<IResult> ListAsync(
            [AsParameters] CallFilterQuery filter, [AsParameters] ListQuery list, ListCalls act, Caller caller, CallNames names,
            CancellationToken ct) =>
            list.PageAsync(
                filter.Parse(reach.OwnerOf(caller)), (asked, page) => act.RunAsync(asked, page, ct), call => CallWire.Of(call, names));

        public async Task<IResult> SumAsync(
            [AsParameters] CallStatsQuery query, SumCalls act, Caller caller, CallNames names, TimeProvider clock, CancellationToken ct)
        {
            var parsed = query.Parse(clock);
            return parsed.Failed(out var failure)
                ? failure.ToProblem()
                : TypedResults.Ok(CallStatsBody.Of(
                    parsed.Value,
                    await act.RunAsync(reach.OwnerOf(caller), parsed.Value.Group, parsed.Value.From, parsed.Value.To, ct),
                    names));
        }

        public async Task<IResult> ReadAsync(string id, ReadCall act, Caller caller, CallNames names, CancellationToken ct) =>
            (await act.RunAsync(id, reach.OwnerOf(caller), ct)).Ok(detail => CallDetailWire.Of(detail, names));
    }
}
