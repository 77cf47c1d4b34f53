using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Maru.Host.Web;

/// <summary>A file of the web front end: where it lies in the assembly as it is and compressed, and how it is sent.</summary>
internal sealed record WebFile(string Resource, string? Brotli, string? Gzip, string ContentType, bool IsHashed)
{
    /// <summary>
    /// A hashed name never means another content. All else is asked for again, and answered with 304 as long as it is the same.
    /// </summary>
    public string CacheControl => IsHashed ? "public, max-age=31536000, immutable" : "no-cache";

    /// <summary>The smallest form that the client takes, and its name in Content-Encoding.</summary>
    public (string Resource, string? Encoding) BestFor(StringValues accepted)
    {
        _ = StringWithQualityHeaderValue.TryParseList(accepted, out var codings);
        return Brotli is not null && Takes("br") ? (Brotli, "br")
            : Gzip is not null && Takes("gzip") ? (Gzip, "gzip")
            : (Resource, null);

        bool Takes(string name) =>
            codings?.Any(coding => coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0) ?? false;
    }
}
