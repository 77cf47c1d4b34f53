using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Kernel.Access;
using Maru.Modules.Llm;
using Maru.Platform;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry;
using Maru.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Tests.Llm.UseCases;

/// <summary>The administration behind a real socket, with two people: tokens <c>admin</c> and <c>viewer</c>.</summary>
internal sealed class RoomServer : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private RoomServer(TestDatabase database, WebApplication app, FakeProbe probe)
    {
        (_database, _app, Probe) = (database, app, probe);
        _http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public FakeProbe Probe { get; }

    public static async Task<RoomServer> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(Dialect.Sqlite, new MigrationSource("llm", typeof(LlmModule).Assembly));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var probe = new FakeProbe();
        ModuleHost.AddPlatform(builder.Services, new FakeClock()).AddSingleton(database.Db);
        Room.Register(builder.Services, FernetKey.Generate().Reveal(), probe, new LogLines());
        builder.Services.AddMaruTelemetry();
        builder.Services.AddHttpPlatform().AddSingleton<IAuthenticator, TwoPeople>();
        var app = builder.Build();
        await app.Services.GetRequiredService<VaultDoor>().OpenAsync(Room.Ct);
        app.UseHttpPlatform();
        AdministrationSetup.MapAdministration(app);
        await app.StartAsync(Room.Ct);
        return new RoomServer(database, app, probe);
    }

    public async Task<(HttpResponseMessage Response, JsonElement Body)> SendAsync(
        string method, string path, string? json = null, string who = "admin", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        var response = await _http.SendAsync(request, Room.Ct);
        var text = await response.Content.ReadAsStringAsync(Room.Ct);
        return (response, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class TwoPeople : IAuthenticator
    {
        public CurrentUser? Authenticate(string accessToken) => accessToken switch
        {
            "admin" => new CurrentUser("admin-1", "admin", Role.Admin, "s1"),
            "viewer" => new CurrentUser("viewer-1", "viewer", Role.Viewer, "s2"),
            _ => null,
        };
    }
}
