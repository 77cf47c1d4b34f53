using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Messaging;

/// <summary>
/// Delivers a claimed event to its handlers, each in its own transaction with its inbox row, and then the next events of its key. The last
/// handler's transaction also marks the event as delivered and claims the next: one commit for each event. Thread safe.
/// </summary>
internal sealed partial class OutboxDelivery(
    Db db, IEnumerable<Subscription> subscriptions, IServiceScopeFactory scopes, EventMetrics metrics, TimeProvider clock,
    ILogger<OutboxDelivery> log)
{
    private readonly FrozenDictionary<string, Subscription[]> _subscriptions =
        subscriptions.GroupBy(s => s.EventName, StringComparer.Ordinal)
            .ToFrozenDictionary(s => s.Key, s => s.ToArray(), StringComparer.Ordinal);

    public bool IsHeard(ClaimedEvent claimed) => _subscriptions.ContainsKey(claimed.Name);

    /// <summary>Delivers the event and those after it; false: there may be more, but other keys come first.</summary>
    public async Task<bool> DeliverInOrderAsync(ClaimedEvent first, CancellationToken ct)
    {
        ClaimedEvent? next = first;
        for (var n = 1; next is not null; n++)
        {
            var claimed = next;
            try
            {
                next = await DeliverAsync(claimed, claimsNext: n < OutboxTerms.InARow, ct);
            }
            catch (Exception e) when (IsDatabaseAway(e) || !Loop.Outlives(e, ct))
            {
                await GiveBackAsync(claimed, ct);
                return true;
            }

            if (n == OutboxTerms.InARow)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDatabaseAway(Exception e) => e is DbException thrown && Db.MayPass(thrown);

    // A failure in another database, or a statement that takes too long, does not break our transaction: it is the handler's failure.
    private static bool IsBroken(Tx tx) => !tx.IsOpen || tx.Connection.State != ConnectionState.Open;

    private async Task<ClaimedEvent?> DeliverAsync(ClaimedEvent claimed, bool claimsNext, CancellationToken ct)
    {
        string? error = null;
        ClaimedEvent? next = null;
        if (!_subscriptions.TryGetValue(claimed.Name, out var handlers))
        {
            return await PassAsync(claimed, claimsNext, ct);
        }

        foreach (var handler in handlers)
        {
            try
            {
                next = await HandleAsync(claimed, handler, isLast: error is null && handler == handlers[^1], claimsNext, ct);
            }
            catch (Exception e) when (!IsDatabaseAway(e) && Loop.Outlives(e, ct))
            {
                // One broken handler must not stop the others.
                var thrown = e is HandlerFault ? e.InnerException! : e;
                error = $"{handler.Handler}: {thrown.GetType().Name}";
                var level = IsDatabaseAway(thrown) ? LogLevel.Warning : LogLevel.Error;
                LogFailed(log, level, thrown, handler.Handler, claimed.Name, claimed.Attempts);
            }
        }

        if (error is not null)
        {
            await FailAsync(claimed, error, ct);
            return null;
        }

        metrics.Delivered();
        return next;
    }

    private async Task<ClaimedEvent?> HandleAsync(
        ClaimedEvent claimed, Subscription handler, bool isLast, bool claimsNext, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var tx = await db.BeginAsync(ct);
        if (await OutboxTable.EnterAsync(tx, claimed, handler.Handler, clock.GetUtcNow(), ct))
        {
            await CallAsync(scope.ServiceProvider, claimed, handler, tx, ct);
        }

        var next = isLast ? await CloseAsync(tx, claimed, claimsNext, ct) : null;
        await tx.CommitAsync(ct);
        return next;
    }

    // No handler listens to this event; it was claimed after one that has a handler.
    private async Task<ClaimedEvent?> PassAsync(ClaimedEvent claimed, bool claimsNext, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var next = await CloseAsync(tx, claimed, claimsNext, ct);
        await tx.CommitAsync(ct);
        return next;
    }

    private async Task<ClaimedEvent?> CloseAsync(Tx tx, ClaimedEvent claimed, bool claimsNext, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await OutboxTable.DeliveredAsync(tx, [claimed], now, ct);
        return claimsNext && claimed.OrderingKey is { } key ? await OutboxTable.ClaimNextAsync(tx, key, now, ct) : null;
    }

    private static async Task CallAsync(IServiceProvider services, ClaimedEvent claimed, Subscription handler, Tx tx, CancellationToken ct)
    {
        try
        {
            await handler.DeliverAsync(services, claimed.Payload, tx, ct);
            tx.EnsureOpen();
        }
        catch (Exception e) when (Loop.Outlives(e, ct) && !(IsDatabaseAway(e) && IsBroken(tx)))
        {
            throw new HandlerFault(e);
        }
    }

    private async Task FailAsync(ClaimedEvent claimed, string error, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var parks = claimed.Attempts >= OutboxTerms.MostAttempts;
        await using (var tx = await db.BeginAsync(ct))
        {
            await (parks ? OutboxTable.ParkAsync(tx, claimed, now, error, ct)
                : OutboxTable.TryAgainAsync(tx, claimed, now + OutboxTerms.PauseAfter(claimed.Attempts), error, ct));
            await tx.CommitAsync(ct);
        }

        metrics.Failed(parks);
        if (parks)
        {
            LogParked(log, claimed.Name, claimed.Id, claimed.Attempts);
        }
    }

    // A failure to reach the database is not an attempt, so this waits until the database is back. The attempt counts only if the node
    // dies while it waits.
    private async Task GiveBackAsync(ClaimedEvent claimed, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                var pause = stopping.IsCancellationRequested ? TimeSpan.Zero : OutboxTerms.Poll;
                await using var tx = await db.BeginAsync(CancellationToken.None);
                await OutboxTable.GiveBackAsync(tx, claimed, clock.GetUtcNow() + pause, CancellationToken.None);
                await tx.CommitAsync(CancellationToken.None);
                return;
            }
            catch (DbException e) when (Db.MayPass(e) && !stopping.IsCancellationRequested)
            {
                await Task.Delay(OutboxTerms.Poll, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventId = 1021, Message = "{Handler} failed on {EventName}, attempt {Attempt}; it will be tried again")]
    private static partial void LogFailed(
        ILogger logger, LogLevel level, Exception e, string handler, string eventName, int attempt);

    [LoggerMessage(1022, LogLevel.Error,
        "{EventName} {EventId} is parked after {Attempts} attempts; what follows in its key waits until it is sent again or discarded")]
    private static partial void LogParked(ILogger logger, string eventName, string eventId, int attempts);
}
