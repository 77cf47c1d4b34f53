using Maru.Platform.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests;

/// <summary>
/// The whole server, as <c>serve</c> starts it, on a real socket and a database of its own. A real socket, because streams and broken
/// connections are among what is tested.
/// </summary>
public sealed class AppHost : IAsyncDisposable
{
    private readonly string _folder;

    private AppHost(WebApplication app, string folder)
    {
        (App, _folder) = (app, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

    /// <summary>Starts a server.</summary>
    /// <param name="settings">What differs from a fresh server's, as <c>--Name=value</c>; the last one said wins.</param>
    public static async Task<AppHost> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("maru-host-").FullName;
        string[] fresh =
        [
            "--environment=Development", $"--contentRoot={AppContext.BaseDirectory}", "--Urls=http://127.0.0.1:0",
            $"--Database:Connection={Path.Combine(folder, "maru.db")}", $"--ENCRYPTION_KEY={FernetKey.Generate().Reveal()}",
            "--Logging:LogLevel:Default=Warning",
        ];
        var app = Composition.Build([.. fresh, .. settings]);
        if (await Serve.OpenAsync(app) is { } code)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException($"The server ended with {code}.");
        }

        return new AppHost(app, folder);
    }

    /// <summary>A client of this server. Dispose it.</summary>
    public HttpClient Client() => new() { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
