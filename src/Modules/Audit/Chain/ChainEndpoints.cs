using System.ComponentModel;
using Maru.Kernel;
using Maru.Modules.Audit.Verifying;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Audit.Chain;

/// <summary>The chain itself, for verification on another machine: a server cannot prove its own log.</summary>
internal static class ChainEndpoints
{
    private const string AfterCheckpoint = "after_checkpoint";
    private const string AfterMeans = "Only what follows the checkpoint of this number; everything when it is not said.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("audit");
        group.MapGet("/chain", StreamAsync).WithName("streamAuditChain")
            .WithSummary("Streams every entry as it is hashed, with the checkpoints, for verification elsewhere.")
            .Needs(AuditPermissions.Read).Produces<string>(StatusCodes.Status200OK, ChainResult.MediaType);
        group.MapGet("/checkpoints", Checkpoints).WithName("streamAuditCheckpoints")
            .WithSummary("Streams the signed checkpoints, to be kept elsewhere as an anchor.")
            .Needs(AuditPermissions.Read).Produces<string>(StatusCodes.Status200OK, ChainResult.MediaType);
        group.MapGet("/verification", VerificationAsync).WithName("getAuditVerification")
            .WithSummary("Shows what the server found when it last verified its own log.")
            .Needs(AuditPermissions.Read).Produces<AuditVerificationBody>();
    }

    private static async Task<IResult> VerificationAsync(ReadVerification act, CancellationToken ct)
    {
        var (found, head) = await act.RunAsync(ct);
        return TypedResults.Ok(AuditVerificationBody.Of(found, head));
    }

    private static async Task<IResult> StreamAsync(
        [FromQuery(Name = AfterCheckpoint), Description(AfterMeans)] long? afterCheckpoint, WalkChain act, IAuditTrail audit,
        CancellationToken ct)
    {
        var after = Parse(afterCheckpoint);
        var started = after.Failed(out var wrong) ? wrong : await act.StartAsync(after.Value, ct);
        if (started.Failed(out var failure))
        {
            return failure.ToProblem();
        }

        audit.Note(new AuditEntry(AuditActions.Read, "audit.chain") { Details = new { After = afterCheckpoint } });
        return new ChainResult(act, started.Value);
    }

    private static IResult Checkpoints(
        [FromQuery(Name = AfterCheckpoint), Description(AfterMeans)] long? afterCheckpoint, ReadCheckpoints act)
    {
        var after = Parse(afterCheckpoint);
        return after.Failed(out var wrong) ? wrong.ToProblem() : new CheckpointsResult(act, after.Value);
    }

    private static Outcome<long> Parse(long? afterCheckpoint)
    {
        var faults = new QueryFaults();
        return faults.Or(faults.Within(AfterCheckpoint, afterCheckpoint, least: 0) ?? 0);
    }
}
