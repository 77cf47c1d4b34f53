using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// Lets pages of the operator's choice call <c>/v1</c> from a browser. A client key travels in a header that a page sets itself and never
/// in a cookie, so no credentials are allowed, and a page without a key can do nothing. Immutable.
/// </summary>
internal sealed class GatewayCors
{
    private const string Methods = "GET, POST, DELETE";
    private const string Family = "x-stainless-";

    // Chromium keeps an answer for two hours at most.
    private const string MaxAge = "7200";

    // What the vendors' SDKs send from a page, besides the family above.
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "accept-language", "authorization", "content-language", "content-type", "idempotency-key", "traceparent",
        "tracestate", "user-agent", "openai-organization", "openai-project", "openai-beta", "x-api-key", "anthropic-version",
        "anthropic-beta", "anthropic-dangerous-direct-browser-access", "x-goog-api-key", "x-goog-api-client",
    };

    private static readonly string Exposed = string.Join(
        ", ",
        [
            "x-request-id", "retry-after", "x-maru-model", "x-maru-provider", "x-maru-policy-version", "x-maru-adjusted",
            .. RateHeaders.Names,
        ]);

    private readonly HashSet<string> _origins;
    private readonly bool _any;

    public GatewayCors(IReadOnlyList<string> origins) =>
        (_origins, _any) = (new(origins, StringComparer.OrdinalIgnoreCase), origins.Contains(GatewaySettings.AnyOrigin));

    /// <summary>Whether a request is a browser's question before the request itself; it carries no key.</summary>
    public static bool IsPreflight(HttpRequest request) => HttpMethods.IsOptions(request.Method)
        && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>The endpoint, with the headers of an allowed origin around it, however it ends.</summary>
    public RequestDelegate Around(RequestDelegate endpoint) => http =>
    {
        var origin = http.Request.Headers.Origin;
        if (origin.Count == 0)
        {
            return endpoint(http);
        }

        var allowed = _any || (origin.Count == 1 && _origins.Contains(origin.ToString()));
        http.Response.OnStarting(() =>
        {
            Name(http.Response.Headers, allowed ? origin.ToString() : null);
            return Task.CompletedTask;
        });
        return !IsPreflight(http.Request) ? endpoint(http) : allowed ? Answer(http) : GatewayAnswer.WriteAsync(http, NotAllowed);
    };

    private static GatewayError NotAllowed { get; } = new(403, GatewayError.Permission, "origin_not_allowed",
        "Pages of this origin may not call this server. The operator can name the origin in the setting Llm:Gateway:AllowedOrigins.");

    private static Task Answer(HttpContext http)
    {
        var asked = http.Request.Headers.GetCommaSeparatedValues(HeaderNames.AccessControlRequestHeaders);
        var headers = http.Response.Headers;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = string.Join(", ", asked.Where(IsKnown));
        headers.AccessControlMaxAge = MaxAge;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static bool IsKnown(string name) => Known.Contains(name)
        || (name.StartsWith(Family, StringComparison.OrdinalIgnoreCase) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));

    // At the very end, since an answer to a fault begins with empty headers.
    private void Name(IHeaderDictionary headers, string? origin)
    {
        if (!_any)
        {
            headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        }

        if (origin is not null)
        {
            headers.AccessControlAllowOrigin = _any ? GatewaySettings.AnyOrigin : origin;
            headers.AccessControlExposeHeaders = Exposed;
        }
    }
}
