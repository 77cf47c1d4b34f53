using Maru.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Maru.Platform.Http;

/// <summary>
/// Asks again, once a request's body is there, what the door asked before it: a body may take minutes, and its sender's session, right or
/// account may have ended meanwhile.
/// </summary>
public static class LateBody
{
    /// <summary>What speaks against the request by now; null when nothing does.</summary>
    /// <param name="context">The request, past the door.</param>
    public static Failure? Refuses(HttpContext context) =>
        context.Features.Get<AccessGuard>() is { } door
        && context.GetEndpoint()?.Metadata.GetMetadata<Access>() is { Permission: { } permission }
            ? door.Judge(context, permission)
            : null;

    // Runs after the endpoint's arguments were made, and with them its body was read.
    internal static ValueTask<object?> FilterAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
        && Refuses(call.HttpContext) is { } refusal
            ? new ValueTask<object?>(new Problem(refusal))
            : next(call);
}
