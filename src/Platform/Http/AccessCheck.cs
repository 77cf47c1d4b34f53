using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Http;

/// <summary>Stops the host when an endpoint does not say who may call it: a forgotten line must not become an open door.</summary>
public static class AccessCheck
{
    /// <summary>Throws, naming the endpoints at fault.</summary>
    /// <param name="endpoints">All endpoints of the host.</param>
    public static void Run(IEnumerable<Endpoint> endpoints)
    {
        var silent = endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Access>() is null)
            .Select(e => e.RoutePattern.RawText)
            .ToList();
        if (silent.Count > 0)
        {
            throw new InvalidOperationException(
                $"These endpoints do not say who may call them (Needs, NeedsClientKey or OpenToAll): {string.Join(", ", silent)}");
        }
    }
}
