using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Authorization;

/// <summary>One endpoint of the running host and who may call it.</summary>
internal sealed record EndpointLine(string Method, string Path, string Address, AccessKind Kind, Permission? Permission)
{
    /// <summary>As it stands in endpoints.txt: method, path, kind, permission, the lowest role that holds it.</summary>
    public override string ToString() => string.Join(' ',
        Method, Path, WireName<AccessKind>.Of(Kind),
        Permission is null ? "- -" : $"{Permission.Name} {WireName<Role>.Of(Permission.MinimumRole)}");

    public static EndpointLine[] Of(AppHost host) =>
    [
        .. host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(LinesOf)
            .OrderBy(l => l.Path, StringComparer.Ordinal).ThenBy(l => l.Method, StringComparer.Ordinal),
    ];

    private static IEnumerable<EndpointLine> LinesOf(RouteEndpoint endpoint)
    {
        var access = endpoint.Metadata.GetMetadata<Access>()!;
        var path = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";
        var address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(TextOf))));
        foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
        {
            yield return new EndpointLine(method, path, address, access.Kind, access.Permission);
        }
    }

    private static string TextOf(RoutePatternPart part) => part is RoutePatternLiteralPart literal ? literal.Content : "none-such";
}
