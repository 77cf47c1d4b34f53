using Maru.Kernel.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Http;

/// <summary>
/// Stops the host when an endpoint does not say who may call it, or asks for a right nobody declared: a forgotten line must not become an
/// open door.
/// </summary>
public static class AccessCheck
{
    /// <summary>Throws, naming the endpoints at fault.</summary>
    /// <param name="endpoints">All endpoints of the host.</param>
    /// <param name="declared">What the modules declare.</param>
    public static void Run(IEnumerable<Endpoint> endpoints, IEnumerable<DeclaredPermissions> declared)
    {
        var routes = endpoints.OfType<RouteEndpoint>().ToList();
        var silent = routes.Where(e => e.Metadata.GetMetadata<Access>() is null).Select(e => e.RoutePattern.RawText).ToList();
        if (silent.Count > 0)
        {
            throw new InvalidOperationException(
                $"These endpoints do not say who may call them (Needs, NeedsClientKey or OpenToAll): {string.Join(", ", silent)}");
        }

        var known = declared.SelectMany(d => d.Permissions).ToHashSet();
        var unknown = routes.Select(e => e.Metadata.GetMetadata<Access>()!.Permission).OfType<Permission>().Where(p => !known.Contains(p))
            .Select(p => p.Name).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            throw new InvalidOperationException(
                $"These permissions are asked for and not declared; register them with DeclaredPermissions: {string.Join(", ", unknown)}");
        }
    }
}
