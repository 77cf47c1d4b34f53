using System.Globalization;
using Maru.Kernel;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>Optimistic locking over HTTP: a row's version is its ETag, and If-Match asks for it (RFC 9110 §13.1.1).</summary>
public static class RowVersion
{
    /// <summary>Sends the version as a strong ETag.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="version">The row's version.</param>
    public static void Send(HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version the client insists on; null when it does not; a failure when the header is not one of ours.</summary>
    /// <param name="request">The request.</param>
    public static Outcome<long?> Expected(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
        {
            return (long?)null;
        }

        // A proxy that compresses weakens the tag on its way; the version it names is as exact as before.
        var tag = header.AsSpan().Trim();
        tag = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        return long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : RequestFailures.VersionConflict;
    }
}
