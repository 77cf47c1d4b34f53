using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>Everybody's calls, and their totals.</summary>
internal static class CallAdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("llm");
        group.MapGet("/calls", ListAsync).WithName("listCalls").WithSummary("Lists all calls, newest first.")
            .Produces<PageBody<CallWire>>().Needs(CallPermissions.ReadAll);
        group.MapGet("/calls/stats", SumAsync).WithName("sumCalls").WithSummary("Totals of the calls of some days, by group.")
            .Renamed("from", "start_date").Renamed("to", "end_date").Produces<CallStatsBody>().Needs(CallPermissions.ReadAll);
        group.MapGet("/calls/{id}", ReadAsync).WithName("readCall").WithSummary("Shows anybody's call, with its content if kept.")
            .Produces<CallDetailWire>().Needs(CallPermissions.ReadContent);
    }

    private static async Task<IResult> ReadAsync(string id, ReadCall act, CallNames names, CancellationToken ct) =>
        (await act.RunAsync(id, null, ct)).Ok(detail => CallDetailWire.Of(detail, names));

    private static async Task<IResult> ListAsync([AsParameters] CallListQuery query, ListCalls act, CallNames names, CancellationToken ct)
    {
        var parsed = query.Parse(null);
        return parsed.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok((await act.RunAsync(parsed.Value.Filter, parsed.Value.Window, ct)).ToWire(call => CallWire.Of(call, names)));
    }

    private static async Task<IResult> SumAsync([AsParameters] CallStatsQuery query, SumCalls act, CallNames names, TimeProvider clock, CancellationToken ct)
    {
        var parsed = query.Parse(clock);
        return parsed.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(null, parsed.Value.Group, parsed.Value.From, parsed.Value.To, ct))
                .Ok(stats => CallStatsBody.Of(parsed.Value, stats, names));
    }
}
