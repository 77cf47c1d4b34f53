using Maru.Platform.Http;
using Maru.Work.Live;
using Maru.Work.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Work.Endpoints;

/// <summary>Events of runs as they happen, over server-sent events.</summary>
internal static class LiveEndpoints
{
    private const string Stream = "text/event-stream";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapModuleGroup("work").MapGet("/runs/{id}/events", FollowAsync).WithName("followRun")
            .WithSummary("Streams a run's events from where the client left off, and ends when the run has.")
            .Needs(WorkPermissions.UseRuns).Produces<string>(StatusCodes.Status200OK, Stream);
        routes.MapModuleGroup("live").MapGet("", FollowManyAsync).WithName("followLive")
            .WithSummary("Streams the events of your unfinished runs, or of the listed ones, over one connection.")
            .Needs(WorkPermissions.UseRuns).Produces<string>(StatusCodes.Status200OK, Stream);
    }

    private static async Task<IResult> FollowAsync(
        string id, [AsParameters] LiveQuery query, Caller caller, ReadRuns read, LiveFollower follower, CancellationToken ct)
    {
        var (run, after) = (await read.FindAsync(id, caller.User, ct), query.Position());
        if ((run.Failure ?? after.Failure) is { } failure)
        {
            return failure.ToProblem();
        }

        // A browser that comes back after the end is told to stay away.
        return query.LastEventId is not null && await follower.EndOfAsync(id, after.Value, ct) is not null
            ? TypedResults.NoContent()
            : new EventStream((output, isAllowed, gone) => follower.RunAsync(id, after.Value, output, isAllowed, gone));
    }

    private static async Task<IResult> FollowManyAsync(
        [AsParameters] LiveQuery query, Caller caller, ReadRuns read, LiveFollower follower, CancellationToken ct)
    {
        var (user, listed) = (caller.User, query.Listed());
        var positions = query.Positions(listed.Failure is null ? listed.Value.Count : 0);
        var failure = listed.Failure ?? positions.Failure ?? (await read.FindAllAsync(listed.Value, user, ct)).Failure;
        return failure is not null
            ? failure.ToProblem()
            : new EventStream((output, isAllowed, gone) => follower.RunManyAsync(user.Id, listed.Value, positions.Value, output, isAllowed, gone));
    }
}
