using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Platform.Auditing;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Tests.Llm.UseCases;

/// <summary>The administration of models on a database of its own; can be closed and opened again with other settings or keys.</summary>
internal sealed class Room : IAsyncDisposable
{
    public const string Admin = "admin-1";

    private readonly bool _ownsDatabase;
    private readonly ServiceProvider _services;

    private Room(TestDatabase database, bool ownsDatabase, ServiceProvider services, FakeClock clock, FakeProbe probe, LogLines log) =>
        (Database, _ownsDatabase, _services, Clock, Probe, LogLines) = (database, ownsDatabase, services, clock, probe, log);

    public TestDatabase Database { get; }

    public FakeClock Clock { get; }

    public FakeProbe Probe { get; }

    public LogLines LogLines { get; }

    public RouteMap Settings => Get<Snapshot<RouteMap>>().Current;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Room> OpenAsync(
        Dialect dialect = Dialect.Sqlite, string? keys = null, Dictionary<string, string?>? settings = null)
    {
        var database = await TestDatabase.CreateAsync(dialect, new MigrationSource("llm", typeof(LlmModule).Assembly));
        return await StartAsync(database, owns: true, keys ?? FernetKey.Generate().Reveal(), settings, new FakeClock());
    }

    /// <summary>Another start of the server on the same database.</summary>
    public Task<Room> RestartAsync(string keys, Dictionary<string, string?>? settings = null) =>
        StartAsync(Database, owns: false, keys, settings, Clock);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Outcome<WrittenKey>> TryAddKeyAsync(string key, Provider provider = Provider.OpenAi, string? baseUrl = null, int priority = 0)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Get<AddApiKey>().RunAsync(new NewApiKey(provider, new Secret(key), "label", baseUrl, priority, true), Admin, Ct);
    }

    public async Task<ApiKey> AddKeyAsync(string key, Provider provider = Provider.OpenAi, string? baseUrl = null, int priority = 0) =>
        (await TryAddKeyAsync(key, provider, baseUrl, priority)).Value.Key;

    public Task<Outcome<WrittenKey>> ChangeKeyAsync(string id, ApiKeyPatch patch, long? expected = null)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Get<ChangeApiKey>().RunAsync(id, patch, expected, Admin, Ct);
    }

    public Task<Outcome<ConfiguredModel>> TryAddModelAsync(
        string modelId, Provider provider = Provider.Builtin, string name = "", bool isDefault = false, string parameters = "{}") =>
        Get<AddModel>().RunAsync(
            provider, modelId, name, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(parameters), isDefault, Admin, Ct);

    public async Task<ConfiguredModel> AddModelAsync(
        string modelId, Provider provider = Provider.Builtin, string name = "", bool isDefault = false, string parameters = "{}") =>
        (await TryAddModelAsync(modelId, provider, name, isDefault, parameters)).Value;

    public async Task<IReadOnlyList<ConfiguredModel>> ModelsAsync()
    {
        await using var session = await Database.Db.OpenAsync(Ct);
        return await Get<IModelStore>().ListAsync(session, Ct);
    }

    public async Task<IReadOnlyList<ApiKey>> KeysAsync()
    {
        await using var session = await Database.Db.OpenAsync(Ct);
        return await Get<IApiKeyStore>().ListAsync(session, Ct);
    }

    /// <summary>Names and payloads of all events so far, in their order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync()
    {
        await using var session = await Database.Db.OpenAsync(Ct);
        return await session.QueryAsync<string>("SELECT name || ' ' || payload FROM platform_outbox ORDER BY occurred_at, id", ct: Ct);
    }

    public ProviderRoute Route(string name) =>
        Settings.TryResolve(name, out var route, out var error) ? route : throw new InvalidOperationException(error.Code);

    public string ErrorCode(string name) =>
        Settings.TryResolve(name, out _, out var error) ? throw new InvalidOperationException("It resolved.") : error.Code;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    /// <summary>What the module needs of the host.</summary>
    public static void Register(
        IServiceCollection services, TestDatabase database, string keys, Dictionary<string, string?>? settings, FakeClock clock,
        FakeProbe probe, LogLines log)
    {
        services.AddLogging(l => l.AddProvider(log));
        services.AddSingleton(database.Db).AddSingleton<TimeProvider>(clock).AddChanges();
        services.AddSingleton<IAuditTrail, RecordedAudit>();
        services.AddSingleton(new VaultOptions
        {
            Keys = keys.Length == 0 ? null : new Secret(keys),
            IsProduction = true,
            AllowEphemeralKey = true,
        });
        services.AddSingleton<VaultDoor>().AddSingleton(s => s.GetRequiredService<VaultDoor>().Vault);
        AdministrationSetup.AddAdministration(services.AddTestSettings(settings ?? []));
        services.AddSingleton<IConnectionProbe>(probe);
    }

    private static async Task<Room> StartAsync(
        TestDatabase database, bool owns, string keys, Dictionary<string, string?>? settings, FakeClock clock)
    {
        var (probe, log) = (new FakeProbe(), new LogLines());
        var services = new ServiceCollection();
        Register(services, database, keys, settings, clock, probe, log);
        var provider = services.BuildServiceProvider();
        var room = new Room(database, owns, provider, clock, probe, log);
        try
        {
            await provider.GetRequiredService<VaultDoor>().OpenAsync(Ct);
            await provider.GetServices<IHostedService>().OfType<EnvironmentImportWorker>().Single().StartAsync(Ct);
            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }
}
