using Maru.Contracts.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Http;

/// <summary>Lets a request pass to its endpoint only if the endpoint's <see cref="Access"/> is met. What says nothing is closed.</summary>
internal sealed class AccessGuard(RequestDelegate next, IAuthenticator authenticator)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        return endpoint.Metadata.GetMetadata<Access>() switch
        {
            { Kind: AccessKind.Open or AccessKind.ClientKey } => next(context),
            { Permission: { } permission } => CheckAsync(context, permission),

            // Routing's own endpoints, which only say 405 or 415; whatever was mapped is a RouteEndpoint.
            null when endpoint is not RouteEndpoint => next(context),
            _ => Problem.WriteAsync(context, HttpFailures.Forbidden, StatusCodes.Status403Forbidden),
        };
    }

    private Task CheckAsync(HttpContext context, Permission permission)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var user = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authenticator.Authenticate(header["Bearer ".Length..].Trim()) : null;
        if (user is null)
        {
            return Problem.WriteAsync(context, HttpFailures.Unauthenticated, StatusCodes.Status401Unauthorized);
        }

        // Before the refusal: the audit log wants to know who was refused.
        context.Features.Set(user);
        if (!user.May(permission))
        {
            return Problem.WriteAsync(context,
                HttpFailures.Forbidden.Saying($"Your role does not hold the permission {permission.Name}. Ask an administrator if it should."),
                StatusCodes.Status403Forbidden);
        }

        return next(context);
    }
}
