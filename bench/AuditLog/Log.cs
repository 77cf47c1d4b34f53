using Maru.Chain;
using Maru.Modules.Audit;
using Maru.Modules.Audit.Chain;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Messaging;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.AuditLog;

/// <summary>The audit log on a database, without the server around it.</summary>
internal sealed class Log : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Log(ServiceProvider services) => _services = services;

    public Db Db => Get<Db>();

    public SteppingClock Clock => (SteppingClock)Get<TimeProvider>();

    public static async Task<Log> OpenAsync(string connection)
    {
        var clock = new SteppingClock(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics();
        services.AddSingleton<TimeProvider>(clock).AddSingleton(new DatabaseSettings { Connection = connection }).AddSingleton<Db>();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Testing", ContentRootFileProvider = new NullFileProvider() });
        services.AddSingleton(new Vault(KeyRing.Generate(), VaultState.Ok, clock)).AddSingleton<AuditContext>().AddSingleton<AuditGaps>();
        services.AddSingleton<OutboxSignal>().AddSingleton<Outbox>().AddSingleton<Change>();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddAudit();
        var log = new Log(services.BuildServiceProvider());
        MigrationSource[] sources = [new("platform", typeof(Db).Assembly), .. log._services.GetServices<MigrationSource>()];
        await new Migrator(log.Db, sources, clock, NullLogger<Migrator>.Instance).RunAsync(CancellationToken.None);
        return log;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries)
    {
        await using var tx = await Db.BeginAsync(CancellationToken.None);
        foreach (var entry in entries)
        {
            Get<IAuditTrail>().Append(tx, entry);
        }

        await tx.CommitAsync(CancellationToken.None);
    }

    /// <summary>Moves the clock behind the newest entry.</summary>
    public async Task CatchUpAsync()
    {
        await using var session = await Db.OpenAsync(CancellationToken.None);
        var newest = await session.ScalarAsync<long?>("SELECT at FROM audit_entry ORDER BY id DESC LIMIT 1");
        if (newest is { } at && DateTimeOffset.UnixEpoch.AddMicroseconds(at) is var time && time > Clock.GetUtcNow())
        {
            Clock.Advance(time - Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        }
    }

    public async Task<ChainHead> HeadAsync()
    {
        await using var session = await Db.OpenAsync(CancellationToken.None);
        return await Get<SqlChainStore>().HeadAsync(session, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
