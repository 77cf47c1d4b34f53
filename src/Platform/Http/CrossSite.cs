using Maru.Kernel;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// Refuses what another site makes a browser send. A cookie goes along by itself, so an unsafe request that relies on one must show two
/// things no foreign page can: that the browser says it comes from here, and a header of ours.
/// </summary>
public static class CrossSite
{
    /// <summary>
    /// The header a page of ours sends with every unsafe request; any value. Another origin may not send it without being asked first.
    /// </summary>
    public const string Header = "X-Maru-Request";

    /// <summary><c>http.cross_site</c>, or null when the request may rely on its cookies.</summary>
    /// <param name="request">The request.</param>
    public static Failure? Refuses(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || IsOurs(request)
            ? null : HttpFailures.CrossSite;

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return (site.Length > 0 || origin.Length > 0)
            && site is "" or "same-origin"
            && (origin.Length == 0 || IsHere(origin, request.Host))
            && request.Headers[Header].ToString().Length > 0;
    }

    // The host and not the scheme: behind a proxy that ends TLS the two differ in scheme.
    private static bool IsHere(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && host.HasValue
        && string.Equals(from.IsDefaultPort ? from.Host : from.Authority, WithoutDefaultPort(host, from), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(HostString host, Uri from) =>
        host.Port is { } port && !(from.IsDefaultPort && port == from.Port) ? host.Value! : host.Host;
}
