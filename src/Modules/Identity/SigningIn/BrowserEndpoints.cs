using Maru.Kernel;
using Maru.Modules.Identity.Sessions;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>
/// Signing in for a web page of this server: the tokens go into cookies and never into the page. Both endpoints refuse requests from other
/// sites, which could otherwise sign the browser in as somebody else. Signing out is the same for all clients.
/// </summary>
internal static class BrowserEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("identity").MapGroup("/browser");
        group.MapPost("/login", LoginAsync).WithName("loginBrowser").WithSummary("Signs a browser in: the session is in cookies, not in the answer.")
            .OpenToAll().RequireRateLimiting(Throttle.SignIn).Produces<UserBody>();
        group.MapPost("/refresh", RefreshAsync).WithName("refreshBrowser").WithSummary("Renews the session in a browser's cookies.")
            .OpenToAll().LeavesNoAuditRow("A session that goes on is no news; one that is ended for a stolen token is, and appends its row.").Produces<UserBody>();
    }

    private static async Task<IResult> LoginAsync(LoginBody body, HttpContext http, Caller caller, SignIn act, CancellationToken ct) =>
        CrossSite.Refuses(http.Request) is { } foreign
            ? foreign.ToProblem()
            : Keep(http, await act.RunAsync(body.Username, body.Password, caller.Origin, ct));

    private static async Task<IResult> RefreshAsync(HttpContext http, RefreshSession act, CancellationToken ct) =>
        CrossSite.Refuses(http.Request) is { } foreign
            ? foreign.ToProblem()
            : Keep(http, await act.RunAsync(BrowserCookie.Read(http, BrowserCookie.Refresh), ct));

    private static IResult Keep(HttpContext http, Outcome<SessionGrant> outcome)
    {
        if (outcome.Failure is null)
        {
            SessionCookies.Write(http, outcome.Value);
        }

        return outcome.Ok(grant => UserBody.Of(grant.Account));
    }
}
