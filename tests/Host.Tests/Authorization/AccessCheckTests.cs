using Maru.Kernel.Access;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Maru.Host.Tests.Authorization;

/// <summary>What keeps the host from starting.</summary>
public sealed class AccessCheckTests
{
    private static readonly Permission Read = new("plant.read", Role.Viewer);

    [Fact]
    public void An_endpoint_that_says_nothing_stops_the_start() =>
        Assert.Contains("/silent", Assert.Throws<InvalidOperationException>(() => AccessCheck.Run([Endpoint("/silent")], [])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_permission_that_nobody_declared_stops_the_start()
    {
        Endpoint[] endpoints = [Endpoint("/plant", new Access(Read, AccessKind.Permission)), Endpoint("/open", new Access(null, AccessKind.Open))];

        var thrown = Assert.Throws<InvalidOperationException>(() => AccessCheck.Run(endpoints, [new DeclaredPermissions("other", [])]));
        AccessCheck.Run(endpoints, [new DeclaredPermissions("plant", [Read])]);

        Assert.Contains("plant.read", thrown.Message, StringComparison.Ordinal);
    }

    private static RouteEndpoint Endpoint(string path, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new EndpointMetadataCollection(metadata), path);
}
