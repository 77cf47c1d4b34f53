using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Maru.Host.Tests.Telemetry;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Gemini;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Providers;

/// <summary>A server with the toy provider, whose key lies in the environment; what it sends to providers is caught here.</summary>
public sealed class ToyWorld : IAsyncLifetime
{
    private const string Key = "toy-from-outside-1234";
    private const string Trace = "6cf92f3577b34da6a3ce929d0e0e4737";

    private readonly Upstream _upstream = new();
    private readonly HttpMessageInvoker _invoker;
    private OtlpReceiver? _receiver;
    private AppHost? _host;

    public ToyWorld() => _invoker = new HttpMessageInvoker(_upstream);

    public AppHost Host => _host!;

    internal IEnumerable<SentSpan> Spans => _receiver!.Spans;

    internal IEnumerable<(string Line, string? Key)> Probes => _upstream.Seen;

    public async ValueTask InitializeAsync()
    {
        _receiver = await OtlpReceiver.StartAsync();
        var host = await AppHost.StartAsync(
            Dialect.Sqlite, Register, [$"--TOY_API_KEY={Key}", "--Llm:DefaultModel=plaything/toy-1", .. TracedHost.SendingTo(_receiver)]);
        _host = await host.SignInAsync();
    }

    /// <summary>Asks as a program does.</summary>
    public async Task<(HttpStatusCode Status, string Text)> AskAsync(string model)
    {
        using var program = TracedHost.ClientIn(Host, Trace, await Host.ClientKeyAsync());
        using var answer = await program.PostAsJsonAsync(
            "/v1/chat/completions", new { model, messages = new[] { new { role = "user", content = "Hello" } } });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_receiver?.DisposeAsync() ?? ValueTask.CompletedTask);
        _invoker.Dispose();
    }

    private void Register(IServiceCollection services)
    {
        services.Remove(services.Single(service => !service.IsKeyedService && service.ImplementationType == typeof(GeminiProfile)));
        services.AddProvider<ToyProfile, ToyClient>().AddSingleton(_invoker);
    }

    private sealed class Upstream : HttpMessageHandler
    {
        public ConcurrentQueue<(string Line, string? Key)> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var key = request.Headers.GetValues(ToyProbe.Header).SingleOrDefault();
            Seen.Enqueue(($"{request.Method} {request.RequestUri} {body}".TrimEnd(), key));
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(JsonDocument.Parse("{}").RootElement) };
        }
    }
}
