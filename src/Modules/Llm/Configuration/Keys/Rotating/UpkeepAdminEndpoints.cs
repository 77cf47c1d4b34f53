using System.ComponentModel;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Configuration.Keys.Rotating;

internal static class UpkeepAdminEndpoints
{
    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPost("/rotate", RotateAsync).WithName("rotateKeys")
            .WithSummary("Seals every stored key anew under the first encryption key.")
            .Needs(LlmPermissions.ManageKeys).Produces<RotationResponse>();
        admin.MapPost("/purge-undecryptable", PurgeAsync).WithName("purgeUndecryptable")
            .WithSummary("Removes stored keys that no encryption key opens.")
            .Needs(LlmPermissions.ManageKeys).Produces<PurgeResponse>();
        admin.MapPost("/import-env", ImportAsync).WithName("importEnvironment")
            .WithSummary("Takes over keys and the default model of the environment; with changed, other keys than the stored ones too.")
            .Needs(LlmPermissions.ManageKeys).Produces<ImportResponse>();
    }

    private static async Task<IResult> RotateAsync(RotateKeys act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(caller.Id, ct)).Ok(RotationResponse.Of);

    private static async Task<IResult> PurgeAsync(PurgeRequest body, PurgeUndecryptable act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(body.Confirm, caller.Id, ct)).Ok(purged => new PurgeResponse(purged));

    private static async Task<IResult> ImportAsync(
        [FromQuery(Name = "dry_run"), Description("Only shows what would be taken over.")] bool? dryRun,
        [Description("Also takes over keys that differ from the stored ones.")] bool? changed,
        ImportEnvironment act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(dryRun ?? false, changed ?? false, caller.Id, ct))
            .Ok(done => new ImportResponse(done.Imported, dryRun ?? false));
}
