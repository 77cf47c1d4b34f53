using Maru.Platform.Changes;
using Maru.Platform.Live;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Settings;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Platform.Status;
using Maru.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform;

/// <summary>Registers the tools that every module uses.</summary>
public static class PlatformSetup
{
    /// <summary>Registers database, vault, outbox, live events and HTTP.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSettings<DatabaseSettings>("Database").AddSingleton<Db>();
        services.AddSingleton(new MigrationSource("platform", typeof(PlatformSetup).Assembly));
        services.AddSingleton<Migrator>();
        services.AddSingleton<VaultDoor>();
        services.AddSingleton(s => s.GetRequiredService<VaultDoor>().Vault);
        services.AddMessaging();
        services.AddSingleton<Change>();
        services.AddMaruTelemetry();
        services.AddSingleton<DbMetrics>();
        services.AddSingleton<IReadinessCheck, VaultReadiness>();
        services.AddStatus();
        services.AddLive();
        return services.AddHttpPlatform();
    }

    /// <summary>Registers the background services. Call it after the modules: hosted services start in this order.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPlatformWorkers(this IServiceCollection services) =>
        services.AddHostedService<SnapshotPoller>().AddMessagingWorkers().AddLiveWorkers();
}
