using System.Text;
using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Auditing;

/// <summary>What a request sent, kept while it runs: small JSON only, and only of people who are known.</summary>
internal static class SentBody
{
    /// <summary>Has the body kept while it is read, where it may stand in the log.</summary>
    public static void Keep(HttpContext context)
    {
        if (context.Request.HasJsonContentType() && context.GetEndpoint()?.Metadata is { } said
            && said.GetMetadata<BodyKeptOut>() is null && said.GetMetadata<Unaudited>() is null)
        {
            context.Request.Body = new RecordedBody(context.Request.Body);
        }
    }

    /// <summary>The body, if the endpoint has read it; nobody waits for the rest here.</summary>
    public static string? Read(HttpContext context) =>
        context.Request.Body is RecordedBody { Whole: { } body } && context.Features.Get<CurrentUser>() is not null ? Encoding.UTF8.GetString(body.Span) : null;
}
