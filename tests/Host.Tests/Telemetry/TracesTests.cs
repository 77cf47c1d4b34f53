using System.Net.Http.Json;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Maru.Host.Tests.Telemetry;

public sealed class TracesTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Secret = "sk-canary0123456789abcdefghijklmnopqrstuvwxyz0123";

    [Theory, EachDialect]
    public async Task A_request_its_statements_and_the_run_and_steps_that_come_of_it_are_one_trace(Dialect dialect)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await (await AppHost.StartAsync(dialect, SettingsFor(receiver))).SignInAsync();
        using var client = ClientOf(host);

        using var started = await client.PostAsJsonAsync("/api/v1/work/runs", new { kind = "work.forget_runs", input = new { } });
        using var listed = await client.GetAsync(new Uri("/api/v1/work/runs", UriKind.Relative));
        await Poll.UntilAsync(() => Task.FromResult(NamesIn(receiver, Trace).IsSupersetOf(["work.run", "work.step"])));
        await Poll.UntilAsync(() => Task.FromResult(Has(receiver, "POST api/v1/work/runs") && Has(receiver, "FROM work_run")));
    }

    [Fact]
    public async Task No_secret_and_no_parameter_is_in_a_span_and_loops_make_no_traces()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await (await AppHost.StartAsync(Dialect.Sqlite, SettingsFor(receiver))).SignInAsync();
        using var client = ClientOf(host);

        using var asked = await client.GetAsync(new Uri($"/api/v1/work/runs?kind=work.forget_runs&key={Secret}", UriKind.Relative));
        using var missing = await client.GetAsync(new Uri($"/nothing/{Secret}", UriKind.Relative));
        await Poll.UntilAsync(() => Task.FromResult(Has(receiver, "nothing")));

        var all = receiver.Spans;
        Assert.DoesNotContain(all, s => s.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(all, s => s.Text.Contains("work.forget_runs", StringComparison.Ordinal) && s.Name == "sqlite");
        Assert.All(all.GroupBy(s => s.TraceId), trace => Assert.Contains(trace, s => s.Name != "sqlite"));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_registered()
    {
        await using var host = await AppHost.StartAsync();

        Assert.Null(host.App.Services.GetService<TracerProvider>());
    }

    private static bool Has(OtlpReceiver receiver, string text) =>
        receiver.Spans.Any(s => s.TraceId == Trace && s.Text.Replace("/api", "api", StringComparison.Ordinal)
            .Contains(text, StringComparison.Ordinal));

    // The server's listener hears the clients of this process too; this one leaves its headers alone.
    private static HttpClient ClientOf(AppHost host)
    {
        var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Authorization = host.Client.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");
        return client;
    }

    private static string[] SettingsFor(OtlpReceiver receiver) =>
    [
        $"--OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY=50",
    ];

    private static HashSet<string> NamesIn(OtlpReceiver receiver, string trace) =>
        [.. receiver.Spans.Where(s => s.TraceId == trace).Select(s => s.Name)];
}
