using Maru.Platform.Loops;
using Maru.Work.Engine;
using Maru.Work.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Live;

/// <summary>
/// Asks once for all connections of this node how far the runs they follow have come; no question while nobody follows any.
/// </summary>
internal sealed class LivePoller(RunReader reader, LiveBells bells, WorkSettings settings, TimeProvider clock, ILogger<LivePoller> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        while (true)
        {
            await Task.Delay(settings.Poll, clock, stoppingToken);
            try
            {
                foreach (var some in bells.WatchedRuns.Chunk(500))
                {
                    foreach (var tip in await reader.TipsAsync(some, stoppingToken))
                    {
                        bells.RingHere(tip.Id, tip.EventSeq);
                    }
                }

                away = false;
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                if (!away)
                {
                    Log.DatabaseAway(log, e);
                }

                away = true;
            }
        }
    }
}
