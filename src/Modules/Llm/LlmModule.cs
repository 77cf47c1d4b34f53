using Maru.Kernel.Access;
using Maru.Modules.Llm.Calls;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm;

/// <summary>Providers, keys, models, policy, and the gateway that answers with them. The module's contents page.</summary>
public static class LlmModule
{
    /// <summary>Registers the module.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddLlm(this IServiceCollection services)
    {
        services.AddSingleton(new MigrationSource("llm", typeof(LlmModule).Assembly));
        services.AddSingleton(new DeclaredPermissions("llm", [.. LlmPermissions.All, .. CallPermissions.All]));
        AdministrationSetup.AddAdministration(services);
        MeteringSetup.AddMetering(services);
        GatewaySetup.AddGateway(services);
        services.AddResponses();
        return services;
    }

    /// <summary>Maps <c>/v1</c> and <c>/api/v1/llm</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapLlm(this IEndpointRouteBuilder routes)
    {
        GatewaySetup.MapGateway(routes);
        AdministrationSetup.MapAdministration(routes);
        MeteringSetup.MapMetering(routes);
    }
}
