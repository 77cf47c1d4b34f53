using Maru.Platform.Http;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Telemetry;

/// <summary>A small server on a free port with everything of this folder mapped.</summary>
internal sealed class TelemetryHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SocketsHttpHandler _handler = new();

    private TelemetryHost(WebApplication app)
    {
        _app = app;
        Client = new HttpMessageInvoker(_handler);
    }

    public HttpMessageInvoker Client { get; }

    public static async Task<TelemetryHost> StartAsync(string database, CancellationToken ct, params IReadinessCheck[] checks)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var db = new Db(new DatabaseSettings { Connection = database });
        if (!Directory.Exists(database))
        {
            MigrationSource[] ground = [new("platform", typeof(Db).Assembly)];
            await new Migrator(db, ground, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(ct);
        }

        builder.Services.AddSingleton(db);
        builder.Services.AddMaruTelemetry();
        foreach (var check in checks)
        {
            builder.Services.AddSingleton(check);
        }

        var app = builder.Build();
        app.UseMiddleware<RequestFrame>();
        app.UseRouting();
        app.MapMetrics();
        app.MapHealth();
        app.MapGet("/things/{id}", (string id) => id == "bad" ? throw new InvalidOperationException("boom") : Results.Ok());
        await app.StartAsync(ct);
        return new TelemetryHost(app);
    }

    public async Task<(int Status, string Type, string Body)> GetAsync(string path, CancellationToken ct, string method = "GET")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_app.Urls.First() + path));
        using var answer = await Client.SendAsync(request, ct);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString() ?? "", await answer.Content.ReadAsStringAsync(ct));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
