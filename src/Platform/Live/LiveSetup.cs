using Maru.Kernel.Access;
using Maru.Platform.Settings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Live;

/// <summary>Registers live events.</summary>
public static class LiveSetup
{
    /// <summary>Registers them; <see cref="AddLiveWorkers"/> starts polling and receiving hints.</summary>
    /// <param name="services">Must also hold metrics, logging and a <see cref="TimeProvider"/>.</param>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSettings<LiveSettings>("Live");
        services.AddSingleton(new DeclaredPermissions("live", [LivePermissions.Follow]));
        services.AddSingleton<RedisHints>().AddSingleton<IHints>(s => s.GetRequiredService<RedisHints>());
        services.AddSingleton<LiveTopics>().AddSingleton<LiveSources>().AddSingleton<LiveClients>().AddSingleton<LiveFollower>();
        return services.AddSingleton(s => new LiveStreams(s.GetRequiredService<LiveSources>(), s.GetRequiredService<LiveFollower>()));
    }

    /// <summary>Registers the background services.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddLiveWorkers(this IServiceCollection services) =>
        services.AddHostedService<LivePoller>().AddHostedService(s => s.GetRequiredService<RedisHints>());

    /// <summary>Maps <c>/api/v1/live</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapLive(this IEndpointRouteBuilder routes) => LiveEndpoints.Map(routes);
}
