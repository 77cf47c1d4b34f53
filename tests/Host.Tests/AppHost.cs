using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Platform.Auditing;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests;

/// <summary>The real server on a real socket, with a database of its own: what it sends is what a client gets, breaks included.</summary>
public sealed class AppHost : IAsyncDisposable
{
    // Asked of the server itself, once: whose tables it has, in their order.
    private static readonly Lazy<IReadOnlyList<MigrationSource>> Tables = new(static () =>
        [.. Composition.Build(["--environment=Testing", $"--ENCRYPTION_KEY={FernetKey.Generate().Reveal()}"]).Services.GetServices<MigrationSource>()]);

    private readonly TestDatabase _database;
    private readonly string[] _args;
    private readonly Action<IServiceCollection>? _services;

    private AppHost(TestDatabase database, string[] args, Action<IServiceCollection>? services, WebApplication app)
    {
        (_database, _args, _services, App) = (database, args, services, app);
        Client = ClientOf(app);
    }

    public WebApplication App { get; private set; }

    /// <summary>Without credentials until <see cref="SignInAsync"/>.</summary>
    public HttpClient Client { get; private set; }

    public Uri Address => Client.BaseAddress!;

    public Db Db => App.Services.GetRequiredService<Db>();

    public TestDatabase Database => _database;

    public static Task<AppHost> StartAsync(Dialect dialect = Dialect.Sqlite, params string[] more) =>
        StartAsync(dialect, static text => text, services: null, more);

    /// <summary>With one more module, as it were.</summary>
    public static Task<AppHost> StartAsync(Dialect dialect, Action<IServiceCollection> services, params string[] more) =>
        StartAsync(dialect, static text => text, services, more);

    /// <summary>On a database that is reached another way than its own connection string says.</summary>
    public static Task<AppHost> StartAsync(Dialect dialect, Func<string, string> way, params string[] more) =>
        StartAsync(dialect, way, services: null, more);

    private static async Task<AppHost> StartAsync(
        Dialect dialect, Func<string, string> way, Action<IServiceCollection>? services, string[] more)
    {
        var database = await TestDatabase.EmptyAsync(dialect);
        if (dialect == Dialect.Sqlite)
        {
            await database.MigrateAsync(Tables.Value);
        }

        string[] args =
        [
            "--environment=Testing", "--Urls=http://127.0.0.1:0", $"--Database:Connection={way(database.Options.Connection)}",
            $"--ENCRYPTION_KEY={FernetKey.Generate().Reveal()}", "--Identity:PasswordIterations=1000", "--Logging:LogLevel:Default=Warning",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=None", "--Http:Origins:0=http://localhost:3000",
            "--Http:Throttle:SignIn=1000", "--Http:Throttle:CallOut=1000", "--Http:Throttle:Default=1000000", .. more,
        ];
        return new AppHost(database, args, services, await StartAppAsync(args, services));
    }

    /// <summary>A second server on the same database.</summary>
    public async Task<AppHost> StartAnotherAsync() => new(_database, _args, _services, await StartAppAsync(_args, _services));

    /// <summary>Stops and starts the server; the database and the sign-in stay.</summary>
    public async Task RestartAsync(params string[] more)
    {
        var authorization = Client.DefaultRequestHeaders.Authorization;
        await StopAsync();
        App = await StartAppAsync([.. _args, .. more], _services);
        Client = ClientOf(App);
        Client.DefaultRequestHeaders.Authorization = authorization;
    }

    public async Task StopAsync()
    {
        Client.Dispose();

        // Whatever this test did: a change that left no row in the audit log is a fault.
        Assert.Empty(App.Services.GetRequiredService<AuditGaps>().Found);
        await App.StopAsync();
        await App.DisposeAsync();
    }

    /// <summary>Makes the first administrator and signs the client in.</summary>
    public async Task<AppHost> SignInAsync()
    {
        var token = await App.Services.GetRequiredService<ISetUp>().PrepareAsync(CancellationToken.None);
        var session = await PostAsync("/api/v1/identity/set-up", new { token, username = "admin", password = "correct horse battery" });
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", session.GetProperty("access_token").GetString());
        return this;
    }

    /// <summary>A client key's secret.</summary>
    public async Task<string> ClientKeyAsync(object? limits = null, string[]? scopes = null) =>
        (await PostAsync("/api/v1/identity/client-keys", new { name = "test", limits, scopes })).GetProperty("secret").GetString()!;

    /// <summary>A client of the gateway.</summary>
    public HttpClient GatewayClient(string secret) => BearerClient(secret);

    public HttpClient BearerClient(string credential)
    {
        var client = ClientOf(App);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        return client;
    }

    public async Task<JsonElement> PostAsync(string path, object? body)
    {
        using var response = await Client.PostAsJsonAsync(path, body);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(response);
    }

    public static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone()
            : throw new HttpRequestException($"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}: {text}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _database.DisposeAsync();
    }

    private static async Task<WebApplication> StartAppAsync(string[] args, Action<IServiceCollection>? services)
    {
        var (app, exitCode) = await Serve.StartAsync(args, services);
        return app ?? throw new InvalidOperationException($"The server did not start: {exitCode}");
    }

    private static HttpClient ClientOf(WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(100) };
    }
}
