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

    /// <summary>The versions the client insists on, of which any will do; a failure when none of them can be one of ours.</summary>
    /// <param name="request">The request.</param>
    public static Outcome<ExpectedVersion> Expected(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header.Trim() == "*")
        {
            return ExpectedVersion.Any;
        }

        // Our tags hold digits only, so a comma always ends one.
        List<long> versions = [.. header.Split(',', StringSplitOptions.TrimEntries).Select(VersionOf).OfType<long>()];
        return versions.Count > 0 ? ExpectedVersion.OneOf(versions) : RequestFailures.VersionConflict;
    }

    // A proxy that compresses weakens the tag on its way; the version it names is as exact as before.
    private static long? VersionOf(string tag)
    {
        var digits = (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag).Trim('"');
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
