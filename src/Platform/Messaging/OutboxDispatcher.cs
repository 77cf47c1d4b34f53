using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Messaging;

/// <summary>
/// Claims events and delivers several at once, in order for each key. A slow event delays only its own key; an event without a handler is
/// marked as delivered when it is claimed.
/// </summary>
internal sealed partial class OutboxDispatcher(
    Db db, OutboxDelivery delivery, OutboxSignal signal, TimeProvider clock, ILogger<OutboxDispatcher> log)
    : BackgroundService
{
    private readonly SemaphoreSlim _places = new(OutboxTerms.AtOnce);

    public override void Dispose()
    {
        base.Dispose();
        _places.Dispose();
    }

    /// <summary>Delivers the events that are due, and those that waited behind them; returns the number of claimed events.</summary>
    internal async Task<int> DeliverDueAsync(CancellationToken ct)
    {
        var (all, claimed) = (0, 0);
        do
        {
            claimed = await BeginDueAsync(ct);
            all += claimed;
            await EndAllAsync();
        }
        while (claimed > 0);
        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var claimed = await BeginDueAsync(stoppingToken);
                away = false;
                if (claimed == 0)
                {
                    await signal.WaitAsync(OutboxTerms.Poll, stoppingToken);
                }
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                if (!away)
                {
                    LogAway(log, e);
                }

                away = true;
                await Task.Delay(OutboxTerms.Poll, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await EndAllAsync();
    }

    // Claims no more events than there are places, so that none waits here that another node could deliver now.
    private async Task<int> BeginDueAsync(CancellationToken ct)
    {
        await _places.WaitAsync(ct);
        var free = 1;
        while (_places.Wait(0, CancellationToken.None))
        {
            free++;
        }

        try
        {
            var (claimed, heard) = await ClaimAsync(free, ct);
            foreach (var one in heard)
            {
                free--;
                _ = DeliverAsync(one, ct);
            }

            return claimed;
        }
        finally
        {
            if (free > 0)
            {
                _places.Release(free);
            }
        }
    }

    private async Task<(int Claimed, IReadOnlyList<ClaimedEvent> Heard)> ClaimAsync(int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using (var session = await db.OpenAsync(ct))
        {
            if (!await OutboxTable.HasDueAsync(session, now, ct))
            {
                return (0, []);
            }
        }

        await using var tx = await db.BeginAsync(ct);
        var claimed = await OutboxTable.ClaimAsync(tx, most, now, ct);
        var heard = claimed.ToLookup(delivery.IsHeard);
        await OutboxTable.DeliveredAsync(tx, [.. heard[false]], now, ct);
        await tx.CommitAsync(ct);
        return (claimed.Count, [.. heard[true]]);
    }

    private async Task DeliverAsync(ClaimedEvent claimed, CancellationToken ct)
    {
        try
        {
            if (!await delivery.DeliverInOrderAsync(claimed, ct))
            {
                signal.Wake();
            }
        }
        catch (Exception e) when (Loop.Outlives(e, ct))
        {
            LogLost(log, e, claimed.Name, claimed.Id);
        }
        catch (OperationCanceledException)
        {
            // The next claim delivers it.
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task EndAllAsync()
    {
        for (var place = 0; place < OutboxTerms.AtOnce; place++)
        {
            await _places.WaitAsync();
        }

        _places.Release(OutboxTerms.AtOnce);
    }

    [LoggerMessage(1020, LogLevel.Warning, "The outbox cannot be read; events wait until the database returns")]
    private static partial void LogAway(ILogger logger, Exception e);

    [LoggerMessage(1023, LogLevel.Error, "The result of {EventName} {EventId} could not be stored; it is delivered again in a minute")]
    private static partial void LogLost(ILogger logger, Exception e, string eventName, string eventId);
}
