using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Maru.Modules.Identity.Sessions;

/// <summary>A session in a browser: both tokens are in cookies that scripts cannot read.</summary>
internal static class SessionCookies
{
    public static void Write(HttpContext http, SessionGrant grant)
    {
        BrowserCookie.Write(http, BrowserCookie.Access, grant.AccessToken, grant.AccessLifetime);
        BrowserCookie.Write(http, BrowserCookie.Refresh, grant.RefreshToken, grant.RefreshLifetime);
    }

    /// <summary>Deletes the cookies, if there are any.</summary>
    public static void Clear(HttpContext http)
    {
        if (http.Request.Headers.Cookie.Count > 0)
        {
            BrowserCookie.Clear(http, BrowserCookie.Access);
            BrowserCookie.Clear(http, BrowserCookie.Refresh);
        }
    }
}
