using System.Data.Common;
using Maru.Modules.Llm.UseCases.Budgets;
using Maru.Modules.Llm.UseCases.Calls;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Adapters.Calls;

/// <summary>Deletes what is past its retention once a day. Several nodes may do it at once; they share the work.</summary>
internal sealed class CallRetention(PurgeCalls purge, BudgetLeases budgets, TimeProvider clock, ILogger<CallRetention> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken).ConfigureAwait(false);
        while (true)
        {
            try
            {
                log.CallsPurged(await purge.RunAsync(null, stoppingToken).ConfigureAwait(false));
                await budgets.ForgetAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (DbException e)
            {
                log.PurgeFailed(e);
            }

            await Task.Delay(Day, clock, stoppingToken).ConfigureAwait(false);
        }
    }
}
