using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Status;

internal static class StatusEndpoints
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/status", GetAsync).WithName("getLlmStatus")
            .WithSummary("Shows how encryption, keys, policy and the current model stand.")
            .Needs(LlmPermissions.Read).Produces<StatusResponse>();

    // A hint helps anyone who manages keys; nobody else has a use for it.
    private static async Task<IResult> GetAsync(ReadStatus act, Caller caller, CancellationToken ct) =>
        TypedResults.Ok(StatusResponse.Of(await act.RunAsync(ct), caller.User.May(LlmPermissions.ManageKeys)));
}
