using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Messaging;

/// <summary>
/// Once a minute: counts undelivered events, and deletes old delivered ones in slices, so that other writes can happen in between.
/// </summary>
internal sealed partial class OutboxUpkeep(Db db, EventMetrics metrics, TimeProvider clock, ILogger<OutboxUpkeep> log) : BackgroundService
{
    private const int Slice = 500;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Does this once; returns how many events were deleted.</summary>
    internal async Task<int> RunOnceAsync(CancellationToken ct)
    {
        await using (var session = await db.OpenAsync(ct))
        {
            metrics.Show(await ParkedEventTable.CountAsync(session, ct));
        }

        var before = clock.GetUtcNow() - OutboxTerms.Retention;
        var all = 0;
        while (await HasOldAsync(before, ct))
        {
            await using var tx = await db.BeginAsync(ct);
            all += await ParkedEventTable.DeleteAsync(tx, before, Slice, ct);
            await tx.CommitAsync(ct);
        }

        return all;
    }

    private async Task<bool> HasOldAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await ParkedEventTable.HasDeliveredAsync(session, before, ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                LogLater(log, e);
            }
        }
    }

    [LoggerMessage(1024, LogLevel.Warning, "Old events could not be deleted; trying again in a minute")]
    private static partial void LogLater(ILogger logger, Exception e);
}
