using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Live;

/// <summary>Everything a person follows, over one connection.</summary>
internal static class LiveEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapModuleGroup("live").MapGet("", FollowAsync).WithName("followLive")
            .WithSummary("Streams the events of what is yours and goes on, or of the listed topics, over one connection.")
            .Needs(LivePermissions.Follow).Produces<string>(StatusCodes.Status200OK, LiveStreams.MediaType);

    private static Task<IResult> FollowAsync(
        [AsParameters] LiveQuery query, [AsParameters] LivePosition position, Caller caller, LiveStreams live, CancellationToken ct) =>
        live.FollowManyAsync(query, position, caller, ct);
}
