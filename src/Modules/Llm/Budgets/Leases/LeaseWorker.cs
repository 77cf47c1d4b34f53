using System.Data.Common;
using Maru.Modules.Llm.Calls;
using Maru.Platform.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>
/// Renews this node's leases in time and hands them back at a stop. Registered before the writer of calls, so that it stops after it:
/// what was spent must be recorded before what is left is given away.
/// </summary>
internal sealed class LeaseWorker(BudgetLeases budgets, BudgetSettings settings, TimeProvider clock, ILogger<LeaseWorker> log)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await budgets.OpenAsync(cancellationToken);
        }
        catch (DbException e)
        {
            // Until they expire, the leases are held to be in use: that refuses too much rather than too little.
            log.LeasesNotKept(e);
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await budgets.ReturnAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            log.LeasesNotKept(e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Lease / 4, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await budgets.KeepAsync(stoppingToken);
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                log.LeasesNotKept(e);
            }
        }
    }
}
