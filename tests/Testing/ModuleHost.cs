using Maru.Platform.Auditing;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Maru.Testing;

/// <summary>
/// One node with the modules a test names, registered as the server registers them, on a migrated database; the rest of the server stands
/// as it is in tests: a clock that stands still, an open vault, an audit log that is only recorded. Nothing runs in the background but the
/// workers that are named.
/// </summary>
internal sealed class ModuleHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsDatabase;

    private ModuleHost(TestDatabase database, bool ownsDatabase, ServiceProvider services) =>
        (Database, _ownsDatabase, _services) = (database, ownsDatabase, services);

    public TestDatabase Database { get; }

    public FakeClock Clock => (FakeClock)Get<TimeProvider>();

    /// <summary>On a database of its own, gone with the host.</summary>
    public static async Task<ModuleHost> StartAsync(
        Dialect dialect, Action<IServiceCollection> modules, Dictionary<string, string?>? settings = null, params Type[] workers)
    {
        var database = await TestDatabase.EmptyAsync(dialect);
        return await StartAsync(
            database, ownsDatabase: true,
            services => modules(AddPlatform(services, new FakeClock(), settings).AddSingleton(database.Db)), workers);
    }

    /// <summary>One more node, or one more start, on a database that outlives it. Its connections are its own.</summary>
    public static Task<ModuleHost> StartAsync(
        TestDatabase database, FakeClock clock, Action<IServiceCollection> modules, Dictionary<string, string?>? settings = null,
        params Type[] workers) => StartAsync(
        database, ownsDatabase: false,
        services => modules(AddPlatform(services, clock, settings).AddSingleton(_ => database.OpenAnother())), workers);

    /// <summary>What modules ask of the platform, but for the database. What a module registers itself takes its place.</summary>
    public static IServiceCollection AddPlatform(
        IServiceCollection services, FakeClock clock, Dictionary<string, string?>? settings = null) => services
        .AddLogging().AddMetrics().AddTestSettings(settings ?? []).AddChanges()
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(new Vault(KeyRing.Generate(), VaultState.Ok, clock))
        .AddSingleton<IAuditTrail, RecordedAudit>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<T> All<T>() => _services.GetServices<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    private static async Task<ModuleHost> StartAsync(
        TestDatabase database, bool ownsDatabase, Action<IServiceCollection> add, Type[] workers)
    {
        var services = new ServiceCollection();
        add(services);
        var host = new ModuleHost(
            database, ownsDatabase,
            services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        try
        {
            await host.StartAsync(workers, CancellationToken.None);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    // In the order of the server: tables, vault, workers.
    private async Task StartAsync(Type[] workers, CancellationToken ct)
    {
        await Database.MigrateAsync([new MigrationSource("platform", typeof(Db).Assembly), .. All<MigrationSource>()]);
        if (_services.GetService<VaultDoor>() is { } door)
        {
            await door.OpenAsync(ct);
        }

        foreach (var worker in workers)
        {
            await All<IHostedService>().Single(s => s.GetType() == worker).StartAsync(ct);
        }
    }
}
