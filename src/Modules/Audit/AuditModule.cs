using Maru.Modules.Audit.Adapters;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Audit;

/// <summary>Who did what, when, provably: the audit log. The module's contents page.</summary>
public static class AuditModule
{
    /// <summary>Registers the module.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration; section <c>Audit</c> is read.</param>
    public static IServiceCollection AddAudit(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(new MigrationSource("audit", typeof(AuditModule).Assembly));
        return services.AddSingleton<IAuditTrail, SqlAuditTrail>();
    }

    /// <summary>Maps <c>/api/v1/audit</c>.</summary>
    /// <param name="routes">The host's routes.</param>
    public static void MapAudit(this IEndpointRouteBuilder routes) => ArgumentNullException.ThrowIfNull(routes);
}
