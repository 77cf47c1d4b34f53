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

/// <summary>The tools every module uses; this is their contents page.</summary>
public static class PlatformSetup
{
    /// <summary>Registers database, vault, outbox, live events and HTTP manners.</summary>
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

    /// <summary>Registers what runs in the background. Call it after the modules: hosted services start in this order.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddPlatformWorkers(this IServiceCollection services) =>
        services.AddHostedService<SnapshotPoller>().AddMessagingWorkers().AddLiveWorkers();
}
