using Maru.Platform.Telemetry;
using Maru.Testing;

namespace Maru.Platform.Tests.Telemetry;

public sealed class HealthTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-health-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder, "maru.db");

    [Fact]
    public async Task All_well_is_ready()
    {
        await using var host = await TelemetryHost.StartAsync(Database, Ct);

        var (status, type, body) = await host.GetAsync("/health/ready", Ct);

        Assert.Equal(200, status);
        Assert.Equal("application/json", type);
        Assert.Equal("""{"status":"ok","checks":[{"name":"database","status":"ok","detail":null}]}""", body);
    }

    [Fact]
    public async Task Degraded_is_ready_still()
    {
        await using var host = await TelemetryHost.StartAsync(Database, Ct, new Fixed(() => ReadinessResult.Degraded("slow")));

        var (status, _, body) = await host.GetAsync("/health/ready", Ct);

        Assert.Equal(200, status);
        Assert.StartsWith("""{"status":"degraded",""", body, StringComparison.Ordinal);
        Assert.Contains("""{"name":"fixed","status":"degraded","detail":"slow"}""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_is_503_while_live_stays_200()
    {
        await using var host = await TelemetryHost.StartAsync(Database, Ct, new Fixed(() => ReadinessResult.Failing("starting")));

        var ready = await host.GetAsync("/health/ready", Ct);
        var live = await host.GetAsync("/health/live", Ct);

        Assert.Equal(503, ready.Status);
        Assert.StartsWith("""{"status":"failing",""", ready.Body, StringComparison.Ordinal);
        Assert.Equal(200, live.Status);
        Assert.Equal("""{"status":"ok","checks":[]}""", live.Body);
    }

    [Fact]
    public async Task What_a_check_throws_is_not_told()
    {
        await using var host = await TelemetryHost.StartAsync(Database, Ct, new Fixed(() => throw new InvalidOperationException("canary")));

        var (status, _, body) = await host.GetAsync("/health/ready", Ct);

        Assert.Equal(503, status);
        Assert.Contains("""{"name":"fixed","status":"failing","detail":"the check failed"}""", body, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_hangs_is_failing()
    {
        await using var host = await TelemetryHost.StartAsync(Database, Ct, new Hanging());

        var (status, _, body) = await host.GetAsync("/health/ready", Ct);

        Assert.Equal(503, status);
        Assert.Contains("no answer in time", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_failing()
    {
        Directory.CreateDirectory(Database);
        await using var host = await TelemetryHost.StartAsync(Database, Ct);

        var (status, _, body) = await host.GetAsync("/health/ready", Ct);

        Assert.Equal(503, status);
        Assert.Contains("the database does not answer", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_askers_at_once_share_one_look()
    {
        var looks = 0;
        await using var host = await TelemetryHost.StartAsync(Database, Ct, new Fixed(() =>
        {
            Interlocked.Increment(ref looks);
            return ReadinessResult.Ok;
        }));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.GetAsync("/health/ready", Ct)));

        Assert.InRange(looks, 1, 5);
    }

    public void Dispose() => TestFolder.Delete(_folder);

    private sealed class Fixed(Func<ReadinessResult> result) : IReadinessCheck
    {
        public string Name => "fixed";

        public Task<ReadinessResult> CheckAsync(CancellationToken ct) => Task.FromResult(result());
    }

    private sealed class Hanging : IReadinessCheck
    {
        public string Name => "hanging";

        public Task<ReadinessResult> CheckAsync(CancellationToken ct) => new TaskCompletionSource<ReadinessResult>().Task;
    }
}
