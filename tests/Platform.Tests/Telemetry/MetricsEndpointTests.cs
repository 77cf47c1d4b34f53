using System.Diagnostics;
using System.Globalization;
using Maru.Platform.Telemetry;
using Maru.Testing;

namespace Maru.Platform.Tests.Telemetry;

public sealed class MetricsEndpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-metrics-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_counted_by_route_template_and_status()
    {
        await using var host = await StartAsync();
        await host.GetAsync("/things/1", Ct);
        await host.GetAsync("/things/2", Ct);
        await host.GetAsync("/things/bad", Ct);
        await host.GetAsync("/nowhere/secret", Ct);
        await host.GetAsync("/things/1", Ct, "BREW");

        var (status, type, text) = await host.GetAsync("/metrics", Ct);

        Assert.Equal((200, MetricsEndpoint.ContentType), (status, type));
        Assert.Contains(Count("http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/things/{id}\",url_scheme=\"http\"", 2), text, StringComparison.Ordinal);
        Assert.Contains(Count("error_type=\"System.InvalidOperationException\",http_request_method=\"GET\",http_response_status_code=\"500\",http_route=\"/things/{id}\",url_scheme=\"http\"", 1), text, StringComparison.Ordinal);
        Assert.Contains(
            Count("http_request_method=\"GET\",http_response_status_code=\"404\",url_scheme=\"http\"", 1), text, StringComparison.Ordinal);
        Assert.Contains("http_request_method=\"_OTHER\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_the_collector_and_the_server_are_there_and_the_frameworks_http_is_not()
    {
        await using var host = await StartAsync();

        var (_, _, text) = await host.GetAsync("/metrics", Ct);

        Assert.All(
            ["process_cpu_seconds_total ", "process_resident_memory_bytes ", "process_start_time_seconds ", "dotnet_gc_collections_total{", "kestrel_active_connections{", "maru_metrics_dropped_series_total 0"],
            name => Assert.Contains("\n" + name, text, StringComparison.Ordinal));
        Assert.Equal(OperatingSystem.IsLinux(), text.Contains("\nprocess_open_fds ", StringComparison.Ordinal));
        Assert.DoesNotContain("http_server_active_requests", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http_client_", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_series_stands_twice_and_the_text_ends_with_a_newline()
    {
        await using var host = await StartAsync();
        await host.GetAsync("/things/1", Ct);

        var (_, _, text) = await host.GetAsync("/metrics", Ct);

        var series = text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l[..l.LastIndexOf(' ')]).ToArray();
        Assert.Equal(series.Distinct(), series);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promtool_has_nothing_to_say()
    {
        var promtool = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(d => Path.Combine(d, "promtool")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(promtool is not null, "promtool is not on the PATH");
        await using var host = await StartAsync();
        await host.GetAsync("/things/1", Ct);
        var (_, _, text) = await host.GetAsync("/metrics", Ct);

        using var process = Process.Start(new ProcessStartInfo(promtool, "check metrics") { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.StandardInput.WriteAsync(text.AsMemory(), Ct);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync(Ct) + await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        Assert.Equal((0, ""), (process.ExitCode, said));
    }

    public void Dispose() => TestFolder.Delete(_folder);

    private static string Count(string labels, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"http_server_request_duration_seconds_count{{{labels}}} {count}\n");

    private Task<TelemetryHost> StartAsync() => TelemetryHost.StartAsync(Path.Combine(_folder, "maru.db"), Ct);
}
