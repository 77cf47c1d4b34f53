using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Maru.Host.Tests.Canary;

/// <summary>
/// A provider that says the key it was sent in every refusal, head and body. Never in a success: those pass byte for byte, and the
/// provider has the key anyway.
/// </summary>
internal sealed class EchoingUpstream : IAsyncDisposable
{
    private static readonly int[] Statuses = [401, 500, 404, 429, 400, 503, 302];
    private readonly WebApplication _app;
    private int _answered;

    private EchoingUpstream(WebApplication app) => _app = app;

    public string Base => $"{_app.Urls.First()}/v1/";

    public int Answered => Volatile.Read(ref _answered);

    public static async Task<EchoingUpstream> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var upstream = new EchoingUpstream(builder.Build());
        upstream._app.Run(upstream.AnswerAsync);
        await upstream._app.StartAsync();
        return upstream;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var key = http.Request.Headers.Authorization.ToString() + http.Request.Headers["x-goog-api-key"];
        http.Response.StatusCode = Statuses[Interlocked.Increment(ref _answered) % Statuses.Length];
        http.Response.ContentType = _answered % 5 == 0 ? "text/html" : "application/json";
        http.Response.Headers["x-request-id"] = key;
        http.Response.Headers.WWWAuthenticate = key;
        http.Response.Headers.Location = $"http://127.0.0.1:1/?key={Uri.EscapeDataString(key)}";
        http.Response.Headers.RetryAfter = key;
        return http.Response.WriteAsync(
            $$$"""{"error":{"message":"Wrong key {{{key}}}","type":"{{{key}}}","param":"{{{key}}}","code":"{{{key}}}","status":"{{{key}}}"},"model":"{{{key}}}"}""");
    }
}
