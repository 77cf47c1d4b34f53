using System.Data.Common;
using Maru.Platform.Loops;
using Maru.Platform.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Messaging;

/// <summary>
/// Delivers the outbox in process. An event is claimed for a minute, handed to every handler in a transaction each, and marked
/// delivered; whoever dies in between leaves the rest to the next claim. A failing handler is tried again with growing pauses and does
/// not hold up other events.
/// </summary>
internal sealed partial class OutboxDispatcher(
    Db db, IEnumerable<Subscription> subscriptions, IServiceScopeFactory scopes, OutboxSignal signal, TimeProvider clock,
    ILogger<OutboxDispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly ILookup<string, Subscription> _subscriptions = subscriptions.ToLookup(s => s.EventName);

    /// <summary>Delivers what is due; gives the number of events taken.</summary>
    internal async Task<int> DeliverDueAsync(CancellationToken ct)
    {
        var claimed = await ClaimAsync(ct);
        foreach (var row in claimed)
        {
            await DeliverAsync(row, ct);
        }

        return claimed.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var away = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var delivered = await DeliverDueAsync(stoppingToken);
                away = false;
                if (delivered == 0)
                {
                    await signal.WaitAsync(TimeSpan.FromSeconds(1), stoppingToken);
                }
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                if (!away)
                {
                    LogAway(log, e);
                }

                away = true;
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken);
            }
        }
    }

    private async Task<IReadOnlyList<OutboxRow>> ClaimAsync(CancellationToken ct)
    {
        await using var probe = await db.OpenAsync(ct);
        var now = clock.GetUtcNow();
        if (await probe.ScalarAsync<int>(
            "SELECT COUNT(*) FROM (SELECT 1 FROM platform_outbox WHERE delivered_at IS NULL AND available_at <= @now LIMIT 1) AS due",
            new { now }, ct) == 0)
        {
            return [];
        }

        await using var tx = await db.BeginAsync(ct);
        var rows = await tx.QueryAsync<OutboxRow>($"""
            UPDATE platform_outbox SET attempts = attempts + 1, available_at = @until
            WHERE id IN (
                SELECT id FROM platform_outbox WHERE delivered_at IS NULL AND available_at <= @now
                ORDER BY id LIMIT 50 {tx.SkipLocked})
            RETURNING id, name, payload, attempts
            """, new { now, until = now + Lease }, ct);
        await tx.CommitAsync(ct);
        return [.. rows.OrderBy(r => r.Id, StringComparer.Ordinal)];
    }

    private async Task DeliverAsync(OutboxRow row, CancellationToken ct)
    {
        string? error = null;
        foreach (var subscription in _subscriptions[row.Name])
        {
            try
            {
                await HandleOnceAsync(row, subscription, ct);
            }
            catch (Exception e) when (Loop.Outlives(e, ct))
            {
                // The edge of the dispatcher: one broken handler must not stop the others.
                error = $"{subscription.Handler}: {e.GetType().Name}";
                var level = e is DbException away && Db.MayPass(away) ? LogLevel.Warning : LogLevel.Error;
                LogFailed(log, level, e, subscription.Handler, row.Name, row.Attempts);
            }
        }

        await CloseAsync(row, error, ct);
    }

    private async Task HandleOnceAsync(OutboxRow row, Subscription subscription, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var tx = await db.BeginAsync(ct);
        var first = await tx.ExecuteAsync("""
            INSERT INTO platform_inbox (event_id, handler, handled_at) VALUES (@Id, @Handler, @now) ON CONFLICT DO NOTHING
            """, new { row.Id, subscription.Handler, now = clock.GetUtcNow() }, ct);
        if (first == 1)
        {
            await subscription.DeliverAsync(scope.ServiceProvider, row.Payload, tx, ct);
            await tx.CommitAsync(ct);
        }
    }

    private async Task CloseAsync(OutboxRow row, string? error, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, row.Attempts), 3600));
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("""
            UPDATE platform_outbox SET delivered_at = @delivered, available_at = @again, last_error = @error WHERE id = @Id
            """, new { row.Id, delivered = error is null ? now : (DateTimeOffset?)null, again = now + pause, error }, ct);
        await tx.CommitAsync(ct);
    }

    [LoggerMessage(1020, LogLevel.Warning, "The outbox cannot be read; events wait until the database returns")]
    private static partial void LogAway(ILogger logger, Exception e);

    [LoggerMessage(EventId = 1021, Message = "{Handler} failed on {EventName}, attempt {Attempt}; it will be tried again")]
    private static partial void LogFailed(
        ILogger logger, LogLevel level, Exception e, string handler, string eventName, int attempt);

    private sealed class OutboxRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Payload { get; init; } = "";

        public int Attempts { get; init; }
    }
}
