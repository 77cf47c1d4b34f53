using Maru.Modules.Llm;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Prices;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Modules.Tests.Llm.Calls;

/// <summary>The measuring half of one node on a test database.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TestDatabase? _database;
    private readonly Db _db;
    private readonly Meters _meters = new();

    private Bench(TestDatabase? database, Db db, TimeProvider clock, CallSettings calls)
    {
        (_database, _db) = (database, db);
        Node = new NodeId(Kernel.Id.New(clock));
        Log = new CallLog(calls);
        var vault = new Vault(null, VaultState.Locked, clock);
        Store = new SqlCallStore(db, new VaultContentSeal(new CallDataKeyStore(db, clock), vault, NullLogger<VaultContentSeal>.Instance));
        var metrics = new CallMetrics(_meters, Log, new ModelLabels((_, _) => true), Profiles.All);
        Writer = new CallWorker(Log, Store, metrics, Node, clock, NullLogger<CallWorker>.Instance);
        var settings = new BudgetSettings();
        BudgetStore = new SqlBudgetStore(db, clock, NullLogger<SqlBudgetStore>.Instance);
        Budgets = new BudgetLeases(BudgetStore, Node, settings, clock);
        PriceStore = new SqlPriceStore(Profiles.All);
        Prices = new Snapshot<PriceTable>("llm_prices", db, PriceStore.LoadAsync);
        Metering = new Metering(new KeyMeters(clock), Budgets, Prices, Log, new CallTrace(Profiles.All), calls, settings, clock);
    }

    public NodeId Node { get; }

    public Db Db => _db;

    public CallLog Log { get; }

    public SqlCallStore Store { get; }

    public CallWorker Writer { get; }

    public SqlBudgetStore BudgetStore { get; }

    public BudgetLeases Budgets { get; }

    public SqlPriceStore PriceStore { get; }

    public Snapshot<PriceTable> Prices { get; }

    public Metering Metering { get; }

    public static async Task<Bench> CreateAsync(Dialect dialect, TimeProvider? clock = null, CallSettings? calls = null)
    {
        var database = await TestDatabase.CreateAsync(dialect, new MigrationSource("llm", typeof(MeteringSetup).Assembly));
        var bench = new Bench(database, database.Db, clock ?? TimeProvider.System, calls ?? new CallSettings());
        await bench.Prices.RefreshAsync(CancellationToken.None);
        return bench;
    }

    /// <summary>Another node on the same database; SQLite has one process, so there it shares the pool.</summary>
    public async Task<Bench> AnotherNodeAsync(TimeProvider clock)
    {
        var bench = new Bench(null, Db.Dialect == Dialect.Postgres ? _database!.OpenAnother() : Db, clock, new CallSettings());
        await bench.Prices.RefreshAsync(CancellationToken.None);
        return bench;
    }

    /// <summary>Stores what waits, as the writer does, without its timer.</summary>
    public async Task StoreAsync()
    {
        await Writer.StartAsync(CancellationToken.None);
        await Writer.StopAsync(CancellationToken.None);
    }

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using var session = await _db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<T>(sql);
    }

    public async ValueTask DisposeAsync()
    {
        Writer.Dispose();
        _meters.Dispose();
        Prices.Dispose();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
        else if (_db.Dialect == Dialect.Postgres)
        {
            await _db.DisposeAsync();
        }
    }
}
