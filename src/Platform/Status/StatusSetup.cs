using Maru.Kernel.Access;
using Maru.Platform.Http;
using Maru.Platform.Telemetry.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Status;

/// <summary>The server's own status: <c>GET /api/v1/status</c>, for operators without Prometheus.</summary>
public static class StatusSetup
{
    /// <summary>Read how the server is.</summary>
    public static readonly Permission Read = new("platform.read_status", Role.Operator);

    /// <summary>Registers it; the sampling is a hosted service.</summary>
    /// <param name="services">Must also hold the database, the vault, telemetry and durable work.</param>
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.AddSingleton(new DeclaredPermissions("platform", [Read]));
        services.AddSingleton<SignalHistory>().AddHostedService(s => s.GetRequiredService<SignalHistory>());
        return services.AddSingleton<ReadStatus>();
    }

    /// <summary>Maps it.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapStatus(this IEndpointRouteBuilder routes) =>
        routes.MapModuleGroup("status").MapGet("", GetAsync).WithName("getStatus")
            .WithSummary("Shows nodes, encryption, database and the four signals of the node that answers: rate, duration, errors, connections.")
            .Needs(Read).Produces<StatusBody>();

    private static async Task<IResult> GetAsync(ReadStatus act, CancellationToken ct) => TypedResults.Ok(await act.RunAsync(ct));
}
