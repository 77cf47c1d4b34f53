using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Http;

/// <summary>Where a module's endpoints live, with what they all share: tag, problem answers, body limit, rate limit.</summary>
public static class ModuleGroups
{
    /// <summary>Bytes a JSON body may have when an endpoint does not say otherwise: 64 KiB.</summary>
    public const long BodyLimit = 64 * 1024;

    /// <summary><c>/api/v1/&lt;module&gt;</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="module">The module's name, lower case.</param>
    public static RouteGroupBuilder MapModuleGroup(this IEndpointRouteBuilder routes, string module) =>
        Share(routes.MapGroup($"/api/v1/{module}"), module);

    /// <summary><c>/api/v1/admin/&lt;module&gt;</c>: acts of an operator or administrator, in files of their own.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="module">The module's name, lower case.</param>
    public static RouteGroupBuilder MapAdminGroup(this IEndpointRouteBuilder routes, string module) =>
        Share(routes.MapGroup($"/api/v1/admin/{module}"), $"admin {module}");

    private static RouteGroupBuilder Share(RouteGroupBuilder group, string tag)
    {
        group.WithTags(tag).RequireRateLimiting(Throttle.Default).WithMetadata(new BodySizeLimit(BodyLimit), NotStored.Answer);
        group.AddEndpointFilter(LateBody.FilterAsync);
        foreach (var status in new[] { 400, 401, 403, 404, 409, 413, 429, 500 })
        {
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemBody), [Problem.MediaType]));
        }

        return group;
    }

    private sealed record BodySizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
