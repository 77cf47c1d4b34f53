using System.Net;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// Whether a request comes from a program on this machine. One that a proxy here passes on does not, as far as the proxy says so.
/// </summary>
internal static class ThisMachine
{
    // The last two are what the framework makes of headers it has taken from a trusted proxy.
    private static readonly string[] PassedOn =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Real-IP", "Via",
        "X-Original-For", "X-Original-Proto",
    ];

    public static bool Sent(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address))
        && !Array.Exists(PassedOn, context.Request.Headers.ContainsKey);
}
