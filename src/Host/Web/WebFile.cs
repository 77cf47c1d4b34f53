namespace Maru.Host.Web;

/// <summary>A file of the web front end: where it lies in the assembly as it is and compressed, and how it is sent.</summary>
internal sealed record WebFile(string Resource, string? Brotli, string? Gzip, string ContentType, bool IsHashed)
{
    /// <summary>
    /// A hashed name never means another content. All else is asked for again, and answered with 304 as long as it is the same.
    /// </summary>
    public string CacheControl => IsHashed ? "public, max-age=31536000, immutable" : "no-cache";

    /// <summary>The smallest form that the client takes, and its name in Content-Encoding.</summary>
    public (string Resource, string? Encoding) BestFor(string acceptEncoding) =>
        Brotli is not null && acceptEncoding.Contains("br", StringComparison.Ordinal) ? (Brotli, "br")
        : Gzip is not null && acceptEncoding.Contains("gzip", StringComparison.Ordinal) ? (Gzip, "gzip")
        : (Resource, null);
}
