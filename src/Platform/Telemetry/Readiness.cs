using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>
/// Runs all checks in parallel. Anyone may call it, so a result is reused for a moment: many requests cannot put load on the database.
/// Thread safe.
/// </summary>
internal sealed class Readiness(IEnumerable<IReadinessCheck> checks, TimeProvider clock, ILogger<Readiness> log) : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(500);
    private readonly IReadinessCheck[] _checks = [.. checks];
    private readonly SemaphoreSlim _looking = new(1, 1);
    private ReadinessReport? _last;
    private long _lookedAt;

    public async Task<ReadinessReport> LookAsync(CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            if (_last is null || clock.GetElapsedTime(_lookedAt) >= Freshness)
            {
                _last = ReadinessReport.Of(await Task.WhenAll(_checks.Select(CheckAsync)));
                _lookedAt = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    // The caller's token is not used, because the result is for the next caller too.
    private async Task<ReadinessReport.Line> CheckAsync(IReadinessCheck check)
    {
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        try
        {
            return new(check.Name, await check.CheckAsync(limit.Token).WaitAsync(limit.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new(check.Name, ReadinessResult.Failing("no answer in time"));
        }
        catch (Exception e)
        {
            Log.CheckThrew(log, check.Name, e);
            return new(check.Name, ReadinessResult.Failing("the check failed"));
        }
    }
}
