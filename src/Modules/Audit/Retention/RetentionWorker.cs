using Maru.Platform.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Retention;

/// <summary>Deletes entries past their retention once a day. Several nodes may do it at once; they share the work.</summary>
internal sealed class RetentionWorker(RetireEntries retire, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        while (true)
        {
            try
            {
                if (await retire.RunAsync(stoppingToken) is > 0 and var dropped)
                {
                    Log.Retired(log, dropped);
                }
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                Log.RetirementFailed(log, e);
            }

            await Task.Delay(Day, clock, stoppingToken);
        }
    }
}
