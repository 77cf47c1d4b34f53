using System.Text;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Auditing;

/// <summary>Keeps a request's body while the request runs: only small JSON, and only from known people.</summary>
internal static class SentBody
{
    /// <summary>Keeps a copy of the body while it is read, if the log may contain it.</summary>
    public static void Keep(HttpContext context)
    {
        if (context.Request.HasJsonContentType() && context.GetEndpoint()?.Metadata is { } said
            && said.GetMetadata<BodyKeptOut>() is null && said.GetMetadata<Unaudited>() is null)
        {
            context.Request.Body = new RecordedBody(context.Request.Body);
        }
    }

    /// <summary>The body, if the endpoint has read it; this does not wait for the rest.</summary>
    public static string? Read(HttpContext context) =>
        context.Request.Body is RecordedBody { Whole: { } body } && context.Features.Get<CurrentUser>() is not null ? Encoding.UTF8.GetString(body.Span) : null;
}
