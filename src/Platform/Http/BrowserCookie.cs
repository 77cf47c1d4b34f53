using System.Net;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// The cookies of a browser's session. Their names begin with <c>__Host-</c>, so that a browser takes them over TLS only and from this very
/// host; on plain HTTP between a browser and its own machine, where it would take no such cookie, they do not.
/// </summary>
public static class BrowserCookie
{
    /// <summary>Carries the access token.</summary>
    public const string Access = "maru-access";

    /// <summary>Carries the refresh token.</summary>
    public const string Refresh = "maru-refresh";

    /// <summary>The cookie's value, or null.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">One of the names here.</param>
    public static string? Read(HttpContext http, string name) => http.Request.Cookies[NameOf(http, name)] is { Length: > 0 } value ? value : null;

    /// <summary>Sets the cookie: for this host only, never shown to a script, never sent along from another site.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">One of the names here.</param>
    /// <param name="value">The token.</param>
    /// <param name="lifetime">How long the browser keeps it.</param>
    public static void Write(HttpContext http, string name, string value, TimeSpan lifetime) =>
        http.Response.Cookies.Append(NameOf(http, name), value, Options(http, lifetime));

    /// <summary>Takes the cookie back.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">One of the names here.</param>
    public static void Clear(HttpContext http, string name) => http.Response.Cookies.Delete(NameOf(http, name), Options(http, null));

    private static string NameOf(HttpContext http, string name) => IsPlainLoopback(http) ? name : $"__Host-{name}";

    private static CookieOptions Options(HttpContext http, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = !IsPlainLoopback(http),
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    // Behind a proxy that ends TLS the request is plain too; but then the browser's address bar, and so the Host header, is not this
    // machine.
    private static bool IsPlainLoopback(HttpContext http) => !http.Request.IsHttps
        && http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && http.Request.Host.Host is var host && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)));
}
