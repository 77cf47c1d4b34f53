using Maru.Platform.Changes;
using Maru.Platform.Http;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Platform.Status;
using Maru.Platform.Telemetry;
using Maru.Platform.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform;

/// <summary>The tools every module uses; this is their contents page.</summary>
public static class PlatformSetup
{
    /// <summary>Registers database, vault, outbox and HTTP manners.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Sections <c>Database</c> and <c>Http</c>.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(configuration.GetSection("Database").Get<DbOptions>() ?? new DbOptions());
        services.AddSingleton<Db>();
        services.AddSingleton(new MigrationSource("platform", typeof(PlatformSetup).Assembly));
        services.AddSingleton<Migrator>();
        services.AddSingleton<VaultDoor>();
        services.AddSingleton(s => s.GetRequiredService<VaultDoor>().Vault);
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Change>();
        services.AddMaruTelemetry();
        services.AddSingleton<DbMetrics>();
        services.AddSingleton<IReadinessCheck, VaultReadiness>();
        services.AddWork(configuration);
        services.AddStatus();
        return services.AddHttpPlatform(configuration);
    }

    /// <summary>Registers what runs in the background. Call it after the modules: hosted services start in this order.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPlatformWorkers(this IServiceCollection services) =>
        services.AddHostedService<SnapshotPoller>().AddHostedService<OutboxDispatcher>().AddWorkWorkers();
}
