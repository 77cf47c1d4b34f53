using Maru.Platform.Http;
using Maru.Work.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Work.Endpoints;

/// <summary>Everybody's runs, for operators.</summary>
internal static class RunAdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("work");
        group.MapGet("/runs", new RunList(Reach.Everyone).ShowAsync).WithName("listRuns").WithSummary("Lists all runs, newest first.")
            .Needs(WorkPermissions.ReadAllRuns).Produces<PageBody<RunBody>>();
        group.MapGet("/dead-letters", new RunList(Reach.Everyone, deadOnly: true).ShowAsync).WithName("listDeadRuns")
            .WithSummary("Lists runs that need a person: failed, parked, not undone.")
            .Needs(WorkPermissions.ReadAllRuns).Produces<PageBody<RunBody>>();
        group.MapGet("/engine", ShowAsync).WithName("showWorkEngine").WithSummary("Shows the nodes and how full the queues are.")
            .Needs(WorkPermissions.ReadAllRuns).Produces<EngineBody>();
        group.MapPost("/runs/{id}/retry", RetryAsync).WithName("retryRun").WithSummary("Sends a dead run on; completed steps stay completed.")
            .Needs(WorkPermissions.ManageRuns).Produces(StatusCodes.Status204NoContent);
        group.MapPost("/runs/{id}/fork", ForkAsync).WithName("forkRun").WithSummary("Starts a new run from a step of an old one.")
            .Needs(WorkPermissions.ManageRuns).Produces<StartedRunBody>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> ShowAsync(ReadRuns act, CancellationToken ct) => TypedResults.Ok(new EngineBody(
        [.. (await act.NodesAsync(ct)).Select(NodeBody.Of)], [.. (await act.QueuesAsync(ct)).Select(QueueBody.Of)]));

    private static async Task<IResult> RetryAsync(string id, RetryRun act, CancellationToken ct) =>
        (await act.RunAsync(id, ct)).NoContent();

    private static async Task<IResult> ForkAsync(string id, ForkRunBody body, HttpContext http, ForkRun act, CancellationToken ct)
    {
        using var trace = RunTrace.OfRequest(http.TraceIdentifier);
        return (await act.RunAsync(id, body.FromStep, body.Iteration, ct))
            .Created(StartedRunBody.Of, receipt => $"/api/v1/work/runs/{receipt.RunId}");
    }
}
