using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// Names that parameters of a query once had. A filter that is passed over in silence shows more than was asked for, so they are refused.
/// </summary>
public static class RenamedParameter
{
    /// <summary>Refuses the old name and says the new one.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="was">The name that is no longer taken.</param>
    /// <param name="now">The name to send instead.</param>
    public static RouteHandlerBuilder Renamed(this RouteHandlerBuilder endpoint, string was, string now) =>
        endpoint.AddEndpointFilter((call, next) => call.HttpContext.Request.Query.ContainsKey(was)
            ? new ValueTask<object?>(new Problem(HttpFailures.RenamedParameter.At(was, $"Is called {now} now.")))
            : next(call));
}
