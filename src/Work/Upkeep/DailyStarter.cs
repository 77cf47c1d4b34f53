using System.Globalization;
using Maru.Platform.Loops;
using Maru.Work.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Upkeep;

/// <summary>Starts the daily runs. The day is the idempotency key, so all nodes may try, and only one run is started.</summary>
internal sealed class DailyStarter(IEnumerable<DailyRun> runs, StartRun start, WorkSettings settings, TimeProvider clock, ILogger<DailyStarter> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private readonly DailyRun[] _runs = [.. runs];

    internal async Task StartDueAsync(CancellationToken ct)
    {
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var run in _runs)
        {
            var started = await start.RunAsync(run.Kind, new NoInput(), new StartTerms { IdempotencyKey = day }, ct);
            if (started.Failed(out var failure))
            {
                throw new InvalidOperationException($"The daily run {run.Kind} cannot be started: {failure.Code}");
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        while (settings.Enabled)
        {
            try
            {
                await StartDueAsync(stoppingToken);
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                Log.DatabaseAway(log, e);
            }

            await Task.Delay(Again, clock, stoppingToken);
        }
    }
}
