using Maru.Kernel.Access;
using Maru.Platform.Messaging.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Messaging;

/// <summary>Registers the events between modules.</summary>
public static class MessagingSetup
{
    /// <summary>Registers the outbox; <see cref="AddMessagingWorkers"/> starts the delivery.</summary>
    /// <param name="services">Must also contain the database, a clock and, for the endpoints of operators, the audit log.</param>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddSingleton(new DeclaredPermissions("messaging", MessagingPermissions.All));
        services.AddSingleton<OutboxSignal>().AddSingleton<Outbox>().AddSingleton<EventMetrics>().AddSingleton<OutboxDelivery>();
        return services.AddSingleton<ReadEvents>().AddSingleton<SendEventAgain>().AddSingleton<DiscardEvent>();
    }

    /// <summary>Registers the background services.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddMessagingWorkers(this IServiceCollection services) =>
        services.AddHostedService<OutboxDispatcher>().AddHostedService<OutboxUpkeep>();

    /// <summary>Maps <c>/api/v1/admin/messaging</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapMessaging(this IEndpointRouteBuilder routes) => EventEndpoints.Map(routes);
}
