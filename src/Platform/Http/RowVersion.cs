using System.Globalization;
using Maru.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Platform.Http;

/// <summary>Optimistic locking over HTTP: a row's version is its ETag, and If-Match asks for it (RFC 9110 §13.1.1).</summary>
public static class RowVersion
{
    /// <summary>Sends the version as a strong ETag.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="version">The row's version.</param>
    public static void Send(HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The versions the client insists on, of which any will do; a failure when none of them can be one of ours, or when the header is not
    /// written as RFC 9110 has it: a mistyped condition must not become none.
    /// </summary>
    /// <param name="request">The request.</param>
    public static Outcome<ExpectedVersion> Expected(HttpRequest request)
    {
        var header = request.Headers.IfMatch;
        if (header.Count == 0 || header == "*")
        {
            return ExpectedVersion.Any;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags) || tags.Contains(EntityTagHeaderValue.Any))
        {
            return HttpFailures.MalformedHeader.At("if-match", "An ETag as it was sent, quotes included, several with commas between; or * alone.");
        }

        List<long> versions = [.. tags.Select(VersionOf).OfType<long>()];
        return versions.Count > 0 ? ExpectedVersion.OneOf(versions) : RequestFailures.VersionConflict;
    }

    // A proxy that compresses weakens the tag on its way; the version it names is as exact as before.
    private static long? VersionOf(EntityTagHeaderValue tag) =>
        long.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
