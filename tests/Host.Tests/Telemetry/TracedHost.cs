using System.Net.Http.Headers;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Telemetry;

/// <summary>A server that sends its traces, an administrator, and what takes them.</summary>
internal sealed class TracedHost : IAsyncDisposable
{
    private readonly OtlpReceiver _receiver;

    private TracedHost(OtlpReceiver receiver, AppHost host) => (_receiver, Host) = (receiver, host);

    public AppHost Host { get; }

    public IReadOnlyList<SentSpan> Spans => _receiver.Spans;

    public static async Task<TracedHost> StartAsync(Dialect dialect = Dialect.Sqlite)
    {
        var receiver = await OtlpReceiver.StartAsync();
        var host = await AppHost.StartAsync(dialect, SendingTo(receiver));
        return new TracedHost(receiver, await host.SignInAsync());
    }

    /// <summary>
    /// A caller with a trace under way. The server's listener hears the clients of this process too; this one leaves its headers alone.
    /// </summary>
    /// <param name="trace">The trace's id.</param>
    /// <param name="isSampled">What the caller has decided.</param>
    /// <param name="key">A client key; the administrator's token when there is none.</param>
    public HttpClient ClientIn(string trace, bool isSampled = true, string? key = null) => ClientIn(Host, trace, key, isSampled);

    /// <summary>As above, of any server.</summary>
    public static HttpClient ClientIn(AppHost host, string trace, string? key, bool isSampled = true)
    {
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization =
            key is null ? host.Client.DefaultRequestHeaders.Authorization : new AuthenticationHeaderValue("Bearer", key);
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-{(isSampled ? "01" : "00")}");
        return client;
    }

    /// <summary>The settings of a server that sends its traces there.</summary>
    public static string[] SendingTo(OtlpReceiver receiver) =>
    [
        $"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY=50",
    ];

    public async Task<SentSpan> FindAsync(Func<SentSpan, bool> isIt)
    {
        SentSpan? found = null;
        await Poll.UntilAsync(() => Task.FromResult((found = Spans.FirstOrDefault(isIt)) is not null));
        return found!;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _receiver.DisposeAsync();
    }
}
