using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
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
            { Kind: AccessKind.Open } => next(context),
            { Kind: AccessKind.Loopback } => ThisMachine.Sent(context) ? next(context) : RefuseAsync(context, HttpFailures.ThisMachineOnly),
            { Permission: { } permission } => CheckAsync(context, permission),

            // Routing's own endpoints, which only say 405 or 415; whatever was mapped is a RouteEndpoint.
            null when endpoint is not RouteEndpoint => next(context),
            _ => Problem.WriteAsync(context, HttpFailures.Forbidden, StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>What speaks against the request at this very moment; null when nothing does. Sets who asks.</summary>
    public Failure? Judge(HttpContext context, Permission permission)
    {
        var found = WhoAsks(context);
        if (found.Failed(out var refusal))
        {
            return refusal;
        }

        // Before the refusal: the audit log wants to know who was refused.
        var user = found.Value;
        context.Features.Set(user);
        return user.May(permission) ? null
            : user.MustChangePassword ? HttpFailures.PasswordChangeRequired
            : HttpFailures.Forbidden.Saying($"Your role does not hold the permission {permission.Name}. Ask an administrator if it should.");
    }

    private Task CheckAsync(HttpContext context, Permission permission)
    {
        context.Features.Set(this);
        return Judge(context, permission) is { } refusal ? RefuseAsync(context, refusal) : next(context);
    }

    // Anyone who sends the header means it: a cookie that goes along by itself is not looked at then.
    private Outcome<CurrentUser> WhoAsks(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length > 0)
        {
            return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
                ? Authenticate(header["Bearer ".Length..].Trim()) : HttpFailures.Unauthenticated;
        }

        return BrowserCookie.Read(context, BrowserCookie.Access) is not { } cookie ? HttpFailures.Unauthenticated
            : CrossSite.Refuses(context.Request) is { } foreign ? foreign
            : Authenticate(cookie);
    }

    private Outcome<CurrentUser> Authenticate(string token) =>
        authenticator.Authenticate(token) is { } user ? user : HttpFailures.Unauthenticated;

    private static Task RefuseAsync(HttpContext context, Failure refusal) => Problem.WriteAsync(context, refusal, Problem.StatusOf(refusal.Kind));
}
