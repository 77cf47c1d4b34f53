using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>Who asks, from where, and at which version.</summary>
internal static class Caller
{
    public static CurrentUser Of(HttpContext http) => http.Features.GetRequiredFeature<CurrentUser>();

    public static SignInOrigin OriginOf(HttpContext http) =>
        SignInOrigin.Of(http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString());

    /// <summary>Acts with the version If-Match insists on, and sends the new one as the ETag.</summary>
    public static async Task<IResult> AtVersionAsync<T, TWire>(
        HttpContext http, Func<long?, Task<Outcome<T>>> act, Func<T, long> version, Func<T, TWire> toWire)
    {
        var expected = RowVersion.Expected(http.Request);
        return expected.Failed(out var stale) ? stale.ToProblem() : (await act(expected.Value)).Versioned(http, version, toWire);
    }

    /// <summary>200 with the value and its version as the ETag, or the problem.</summary>
    public static IResult Versioned<T, TWire>(this Outcome<T> outcome, HttpContext http, Func<T, long> version, Func<T, TWire> toWire)
    {
        if (outcome.Failure is null)
        {
            RowVersion.Send(http.Response, version(outcome.Value));
        }

        return outcome.Ok(toWire);
    }
}
