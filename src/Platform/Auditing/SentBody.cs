using System.Text;
using Maru.Contracts.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Maru.Platform.Auditing;

/// <summary>What a request sent, kept while it runs: small JSON only, and only of people who are known.</summary>
internal static class SentBody
{
    private const int Longest = 16 * 1024;

    /// <summary>Lets the body be read twice, where it may stand in the log.</summary>
    public static void Keep(HttpContext context)
    {
        if (context.Request.ContentLength is > 0 and <= Longest
            && context.Request.HasJsonContentType()
            && context.GetEndpoint()?.Metadata.GetMetadata<BodyKeptOut>() is null)
        {
            context.Request.EnableBuffering(bufferThreshold: Longest);
        }
    }

    /// <summary>The body, if the endpoint has read it; nobody waits for the rest here.</summary>
    public static string? Read(HttpContext context)
    {
        if (context.Request.Body is not FileBufferingReadStream body || body.Length != context.Request.ContentLength || body.Length > Longest
            || context.Features.Get<CurrentUser>() is null)
        {
            return null;
        }

        var (bytes, place) = (new byte[body.Length], body.Position);
        body.Position = 0;
        body.ReadExactly(bytes);
        body.Position = place;
        return Encoding.UTF8.GetString(bytes);
    }
}
