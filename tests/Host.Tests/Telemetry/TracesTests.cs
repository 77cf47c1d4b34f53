using System.Net.Http.Json;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Maru.Host.Tests.Telemetry;

public sealed class TracesTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Other = "0af7651916cd43dd8448eb211c80319c";
    private const string Secret = "sk-canary0123456789abcdefghijklmnopqrstuvwxyz0123";

    [Theory, EachDialect]
    public async Task A_request_its_statements_and_the_run_and_steps_that_come_of_it_are_one_trace(Dialect dialect)
    {
        await using var traced = await TracedHost.StartAsync(dialect);
        using var client = traced.ClientIn(Trace);

        using var started = await client.PostAsJsonAsync("/api/v1/work/runs", new { kind = "work.forget_runs", input = new { } });
        using var listed = await client.GetAsync(new Uri("/api/v1/work/runs", UriKind.Relative));
        await Poll.UntilAsync(() => Task.FromResult(NamesIn(traced).IsSupersetOf(["work.run", "work.step"])));
        await Poll.UntilAsync(() => Task.FromResult(Has(traced, "POST api/v1/work/runs") && Has(traced, "FROM work_run")));
    }

    [Fact]
    public async Task No_secret_and_no_parameter_is_in_a_span_and_loops_make_no_traces()
    {
        await using var traced = await TracedHost.StartAsync();
        using var client = traced.ClientIn(Trace);

        using var asked = await client.GetAsync(new Uri($"/api/v1/work/runs?kind=work.forget_runs&key={Secret}", UriKind.Relative));
        using var missing = await client.GetAsync(new Uri($"/nothing/{Secret}", UriKind.Relative));
        await Poll.UntilAsync(() => Task.FromResult(Has(traced, "nothing")));

        var all = traced.Spans;
        Assert.DoesNotContain(all, s => s.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(all, s => s.Text.Contains("work.forget_runs", StringComparison.Ordinal) && s.Name == "sqlite");
        Assert.All(all.GroupBy(s => s.TraceId), trace => Assert.Contains(trace, s => s.Name != "sqlite"));
    }

    [Fact]
    public async Task What_a_caller_does_not_sample_and_what_machines_ask_all_the_time_is_not_sent()
    {
        await using var traced = await TracedHost.StartAsync();
        using var unsampled = traced.ClientIn(Other, isSampled: false);
        using var client = traced.ClientIn(Trace);

        using var unseen = await unsampled.GetAsync(new Uri("/api/v1/work/runs", UriKind.Relative));
        using var health = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        using var metrics = await client.GetAsync(new Uri("/metrics", UriKind.Relative));
        using var seen = await client.GetAsync(new Uri("/api/v1/work/runs", UriKind.Relative));
        await traced.FindAsync(s => s.TraceId == Trace && s.Tags.GetValueOrDefault("url.path") == "/api/v1/work/runs");

        Assert.True(health.IsSuccessStatusCode && metrics.IsSuccessStatusCode && unseen.IsSuccessStatusCode);
        Assert.DoesNotContain(traced.Spans, s => s.TraceId == Other);
        Assert.DoesNotContain(traced.Spans, s => s.Tags.GetValueOrDefault("url.path") is "/health/ready" or "/metrics");
    }

    [Theory, EachDialect]
    public async Task Where_the_database_is_and_who_signs_in_there_is_in_no_span(Dialect dialect)
    {
        await using var traced = await TracedHost.StartAsync(dialect);
        using var client = traced.ClientIn(Trace);

        using var listed = await client.GetAsync(new Uri("/api/v1/work/runs", UriKind.Relative));
        await Poll.UntilAsync(() => Task.FromResult(Has(traced, "FROM work_run")));

        Assert.DoesNotContain(
            traced.Spans, s => s.Tags.Values.Any(value => value.Contains("Host=", StringComparison.Ordinal)
                || value.Contains("Username=", StringComparison.Ordinal) || value.Contains("Data Source=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_an_address_nothing_is_registered()
    {
        await using var host = await AppHost.StartAsync();

        Assert.Null(host.App.Services.GetService<TracerProvider>());
    }

    private static bool Has(TracedHost traced, string text) =>
        traced.Spans.Any(s => s.TraceId == Trace && s.Text.Replace("/api", "api", StringComparison.Ordinal).Contains(text, StringComparison.Ordinal));

    private static HashSet<string> NamesIn(TracedHost traced) => [.. traced.Spans.Where(s => s.TraceId == Trace).Select(s => s.Name)];
}
