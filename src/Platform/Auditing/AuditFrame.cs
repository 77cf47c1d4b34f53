using Maru.Kernel.Access;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Auditing;

/// <summary>
/// Makes the request known to the audit log. Afterwards it notes a change that was refused to a known person, and reports a change that
/// succeeded without leaving a row.
/// </summary>
internal sealed class AuditFrame(RequestDelegate next, AuditContext audit, IAuditTrail trail, AuditGaps gaps, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = new AuditedRequest(context, clock);
        audit.Enter(request);
        if (!IsRead(context.Request.Method))
        {
            SentBody.Keep(context);
        }

        await next(context);
        if (context.GetEndpoint() is RouteEndpoint endpoint && !IsRead(context.Request.Method) && !request.Written)
        {
            Look(context, endpoint);
        }
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private void Look(HttpContext context, RouteEndpoint endpoint)
    {
        var status = context.Response.StatusCode;
        if (status >= StatusCodes.Status400BadRequest)
        {
            // Requests of unknown callers are not recorded here: they could fill the log. Sign-in records its own refusals.
            if (context.Features.Get<CurrentUser>() is not null)
            {
                var problem = context.Features.Get<SentProblem>();
                trail.Note(AttemptText.Of(context, endpoint) with { StatusCode = status, Reason = problem?.Failure.Code, ResponseSummary = problem?.Summary });
            }
        }
        else if (endpoint.Metadata.GetMetadata<Unaudited>() is null)
        {
            gaps.Add($"{context.Request.Method} /{endpoint.RoutePattern.RawText?.TrimStart('/')}");
        }
    }
}
