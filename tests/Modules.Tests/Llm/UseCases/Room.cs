using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Probing;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Tests.Llm.UseCases;

/// <summary>The administration of models on a database of its own; can be closed and opened again with other settings or keys.</summary>
internal sealed class Room : IAsyncDisposable
{
    public const string Admin = "admin-1";

    private readonly ModuleHost _host;
    private readonly FakeStores? _fakes;

    private Room(ModuleHost host, FakeStores? fakes, FakeProbe probe, LogLines log) =>
        (_host, _fakes, Probe, LogLines) = (host, fakes, probe, log);

    public TestDatabase Database => _host.Database;

    public FakeClock Clock => _host.Clock;

    public FakeProbe Probe { get; }

    public LogLines LogLines { get; }

    public RouteMap Settings => Get<Snapshot<RouteMap>>().Current;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Task<Room> OpenAsync(
        Dialect dialect = Dialect.Sqlite, string? keys = null, Dictionary<string, string?>? settings = null) =>
        OpenAsync(dialect == Dialect.Sqlite ? Stores.Sqlite : Stores.Postgres, keys, settings);

    /// <summary>The same with keys, models and policies kept where it is said.</summary>
    public static Task<Room> OpenAsync(Stores stores, string? keys = null, Dictionary<string, string?>? settings = null) => StartAsync(
        stores == Stores.Fake ? new FakeStores() : null, keys ?? FernetKey.Generate().Reveal(),
        modules => ModuleHost.StartAsync(
            stores == Stores.Postgres ? Dialect.Postgres : Dialect.Sqlite, modules, settings, typeof(EnvironmentImportWorker)));

    /// <summary>Another start of the server on the same database.</summary>
    public Task<Room> RestartAsync(string keys, Dictionary<string, string?>? settings = null) => StartAsync(
        _fakes, keys, modules => ModuleHost.StartAsync(Database, Clock, modules, settings, typeof(EnvironmentImportWorker)));

    public T Get<T>()
        where T : notnull => _host.Get<T>();

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

    /// <summary>Reads outside every transaction.</summary>
    public async Task<T> ReadAsync<T>(Func<Statements, Task<T>> read)
    {
        await using var session = await Database.Db.OpenAsync(Ct);
        return await read(session);
    }

    /// <summary>Writes in a transaction, and commits it.</summary>
    public Task WriteAsync(Func<Tx, Task> write) => WriteAsync(async tx =>
    {
        await write(tx);
        return true;
    });

    /// <inheritdoc cref="WriteAsync(Func{Tx, Task})"/>
    public async Task<T> WriteAsync<T>(Func<Tx, Task<T>> write)
    {
        await using var tx = await Database.Db.BeginAsync(Ct);
        var answer = await write(tx);
        await tx.CommitAsync(Ct);
        return answer;
    }

    public Task<IReadOnlyList<ConfiguredModel>> ModelsAsync() => ReadAsync(on => Get<IModelStore>().ListAsync(on, Ct));

    public Task<IReadOnlyList<ApiKey>> KeysAsync() => ReadAsync(on => Get<IApiKeyStore>().ListAsync(on, Ct));

    /// <summary>Names and payloads of all events so far, in their order.</summary>
    public Task<IReadOnlyList<string>> EventsAsync() => ReadAsync(
        on => on.QueryAsync<string>("SELECT name || ' ' || payload FROM platform_outbox ORDER BY occurred_at, id", ct: Ct));

    public ProviderRoute Route(string name) =>
        Settings.TryResolve(name, out var route, out var error) ? route : throw new InvalidOperationException(error.Code);

    public string ErrorCode(string name) =>
        Settings.TryResolve(name, out _, out var error) ? throw new InvalidOperationException("It resolved.") : error.Code;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>The administration, with a vault of these keys and a probe that sends nothing.</summary>
    public static void Register(IServiceCollection services, string keys, FakeProbe probe, LogLines log)
    {
        services.AddSingleton(new MigrationSource("llm", typeof(LlmModule).Assembly)).AddLogging(l => l.AddProvider(log));
        services.AddSingleton(new VaultOptions
        {
            Keys = keys.Length == 0 ? null : new Secret(keys),
            IsProduction = true,
            AllowEphemeralKey = true,
        });
        services.AddSingleton<VaultDoor>().AddSingleton(s => s.GetRequiredService<VaultDoor>().Vault);
        AdministrationSetup.AddAdministration(services);
        services.Replace(ServiceDescriptor.Singleton<IConnectionProbe>(probe));

        // They need the half of the module that answers requests, which is not here.
        foreach (var client in services.Where(s => s.ServiceType == typeof(IProviderClient)).ToList())
        {
            services.Remove(client);
        }
    }

    private static async Task<Room> StartAsync(
        FakeStores? fakes, string keys, Func<Action<IServiceCollection>, Task<ModuleHost>> start)
    {
        var (probe, log) = (new FakeProbe(), new LogLines());
        var host = await start(services =>
        {
            Register(services, keys, probe, log);
            fakes?.AddTo(services);
        });
        return new Room(host, fakes, probe, log);
    }
}
