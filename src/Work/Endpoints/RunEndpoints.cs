using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Maru.Platform.Live;
using Maru.Work.Records;
using Maru.Work.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Work.Endpoints;

/// <summary>The caller's own runs; an operator sees and ends everybody's.</summary>
internal static class RunEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("work");
        group.MapGet("/kinds", ListKinds).WithName("listJobKinds").WithSummary("Lists the kinds of job you may start.")
            .Needs(WorkPermissions.UseRuns).Produces<IReadOnlyList<JobKindBody>>();
        group.MapPost("/runs", StartAsync).WithName("startRun").WithSummary("Starts a run; the same idempotency key gives the same run.")
            .Needs(WorkPermissions.UseRuns).KeepsBodyOutOfAudit("A job's input may be what people wrote.").Produces<StartedRunBody>(StatusCodes.Status201Created);
        group.MapGet("/runs", new RunList(Reach.Own).ShowAsync).WithName("listOwnRuns").WithSummary("Lists your runs, newest first.")
            .Needs(WorkPermissions.UseRuns).Produces<PageBody<RunBody>>();
        group.MapGet("/runs/{id}", FindAsync).WithName("getRun").WithSummary("Shows a run with its steps and why it waits.")
            .Needs(WorkPermissions.UseRuns).Produces<RunDetailBody>();
        group.MapGet("/runs/{id}/events", FollowAsync).WithName("followRun")
            .WithSummary("Streams a run's events from where the client left off, and ends when the run has.")
            .Needs(WorkPermissions.UseRuns).Produces<string>(StatusCodes.Status200OK, LiveStreams.MediaType);
        group.MapPost("/runs/{id}/cancel", CancelAsync).WithName("cancelRun").WithSummary("Asks a run to end; completed steps are undone first.")
            .Needs(WorkPermissions.UseRuns).Produces(StatusCodes.Status204NoContent);
        group.MapPost("/runs/{id}/signals", SignalAsync).WithName("signalRun").WithSummary("Sends a run a message it waits for or will ask for.")
            .Needs(WorkPermissions.UseRuns).KeepsBodyOutOfAudit("A message may be what people wrote.").Produces(StatusCodes.Status204NoContent);
    }

    private static Ok<List<JobKindBody>> ListKinds(Caller caller, JobKinds kinds) => TypedResults.Ok(kinds.All
        .Where(kind => MayStart(kind, caller.User)).OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(JobKindBody.Of).ToList());

    private static async Task<IResult> StartAsync(
        HttpContext http, Caller caller, StartRunBody body, StartRun act, JobKinds kinds, RunAudit audit, CancellationToken ct)
    {
        var user = caller.User;
        if (kinds.Find(body.Kind ?? "") is not { } kind || !MayStart(kind, user))
        {
            return WorkFailures.UnknownKind.ToProblem();
        }

        using var trace = RunTrace.OfRequest(http.TraceIdentifier);
        var terms = new StartTerms { OwnerId = user.Id, IdempotencyKey = body.IdempotencyKey, Priority = body.Priority, At = body.At };
        var outcome = await act.RunJsonAsync(kind.Name, body.Input?.GetRawText() ?? "null", terms, ct);
        audit.AskedAgain(outcome);
        return outcome.Created(StartedRunBody.Of, receipt => $"/api/v1/work/runs/{receipt.RunId}");
    }

    private static async Task<IResult> FindAsync(string id, Caller caller, ReadRuns act, RunOwners owners, JobKinds kinds, CancellationToken ct)
    {
        var run = await act.FindAsync(id, caller.User, ct);
        return run.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok(RunDetailBody.Of(run.Value, owners, await act.StepsAsync(id, ct), kinds.QueueOf(run.Value.Queue)));
    }

    private static Task<IResult> FollowAsync(
        string id, [AsParameters] LivePosition position, Caller caller, LiveStreams live, CancellationToken ct) =>
        live.FollowAsync(RunTopic.Of(id), position, caller, ct);

    private static async Task<IResult> CancelAsync(string id, Caller caller, ReadRuns read, CancelRun act, CancellationToken ct)
    {
        var run = await read.FindOwnAsync(id, caller.User, ct);
        return run.Failed(out var failure) ? failure.ToProblem() : (await act.RunAsync(id, ct)).NoContent();
    }

    private static async Task<IResult> SignalAsync(
        string id, Caller caller, SignalRunBody body, ReadRuns read, SignalRun act, CancellationToken ct)
    {
        var run = await read.FindOwnAsync(id, caller.User, ct);
        return run.Failed(out var failure)
            ? failure.ToProblem()
            : (await act.RunAsync(id, body.Name, body.Key, body.Payload?.GetRawText() ?? "null", ct)).NoContent();
    }

    private static bool MayStart(JobKind kind, CurrentUser user) => kind.StartBy is { } permission && user.May(permission);
}
