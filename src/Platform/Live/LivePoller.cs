using Maru.Platform.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Live;

/// <summary>
/// Asks the database once for all connections of this node for the last event of the topics they follow; asks nothing while no topic is
/// followed.
/// </summary>
internal sealed class LivePoller(LiveSources sources, LiveTopics topics, LiveSettings settings, TimeProvider clock, ILogger<LivePoller> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        while (true)
        {
            await Task.Delay(settings.Poll, clock, stoppingToken);
            try
            {
                foreach (var (topic, tip) in await sources.TipsAsync(topics.Followed, stoppingToken))
                {
                    topics.NotifyHere(topic, tip.Seq);
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
