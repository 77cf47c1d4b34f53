using Maru.Platform.Sql;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Identity;

/// <summary>Who people and programs are: set-up, sign-in, tokens, client keys. The module's contents page.</summary>
public static class IdentityModule
{
    /// <summary>Registers the module.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Section <c>Identity</c>.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new MigrationSource("identity", typeof(IdentityModule).Assembly));
        return services;
    }

    /// <summary>Maps <c>/api/v1/identity</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapIdentity(this IEndpointRouteBuilder routes)
    {
    }
}
