using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>The statements for parked events and for deleting old ones.</summary>
internal static class ParkedEventTable
{
    private const string Parked = "parked_at IS NOT NULL AND delivered_at IS NULL";

    private const string Columns = $"""
        id, name, ordering_key, attempts, last_error, occurred_at, parked_at, (
            SELECT COUNT(*) FROM platform_outbox AS behind
            WHERE behind.ordering_key = event.ordering_key AND behind.delivered_at IS NULL
                AND (behind.place, behind.id) > (event.place, event.id)) AS held_back
        """;

    private static readonly Listing<ParkedEvent> Events = Listing<ParkedEvent>.Oldest(
        Columns, "FROM platform_outbox AS event", by: "parked_at, id", parked => new Cursor(parked.ParkedAt.ToMicros(), parked.Id));

    public static Task<Page<ParkedEvent>> ListAsync(Session session, PageRequest page, CancellationToken ct) =>
        Events.PageAsync(session, Where.All.And(Parked), page, parked => parked, ct);

    public static async Task<EventBacklog> CountAsync(Session session, CancellationToken ct)
    {
        var parked = await session.ScalarAsync<long>($"SELECT COUNT(*) FROM platform_outbox WHERE {Parked}", ct: ct);
        var all = await session.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE delivered_at IS NULL", ct: ct);
        return new EventBacklog(Math.Max(0, all - parked), parked);
    }

    /// <summary>The event, if it is parked; it is locked, so nobody else can decide about it until the transaction ends.</summary>
    public static Task<ParkedEvent?> LockAsync(Tx tx, string id, CancellationToken ct) => tx.QuerySingleOrDefaultAsync<ParkedEvent>(
        $"SELECT {Columns} FROM platform_outbox AS event WHERE id = @id AND {Parked} {tx.ForUpdate}", new { id }, ct);

    public static Task SendAgainAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE platform_outbox SET parked_at = NULL, attempts = 0, available_at = @now WHERE id = @id", new { id, now }, ct);

    // A discarded event is kept as long as a delivered one.
    public static Task DiscardAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE platform_outbox SET delivered_at = @now WHERE id = @id", new { id, now }, ct);

    public static async Task<bool> HasDeliveredAsync(Session session, DateTimeOffset before, CancellationToken ct) =>
        await session.ScalarAsync<long>(
        "SELECT COUNT(*) FROM (SELECT 1 FROM platform_outbox WHERE delivered_at < @before LIMIT 1) AS old", new { before }, ct) > 0;

    /// <summary>
    /// Deletes delivered events together with their inbox rows, the oldest first; returns how many. They must go together: without its
    /// inbox row an event would be handled again, and an inbox row without its event is useless.
    /// </summary>
    public static async Task<int> DeleteAsync(Tx tx, DateTimeOffset before, int most, CancellationToken ct)
    {
        var ids = await tx.QueryAsync<string>(
            $"SELECT id FROM platform_outbox WHERE delivered_at < @before ORDER BY delivered_at LIMIT @most {tx.SkipLocked}",
            new { before, most }, ct);
        if (ids.Count > 0)
        {
            await tx.ExecuteAsync($"DELETE FROM platform_inbox WHERE event_id {tx.Among("ids")}", new { ids }, ct);
            await tx.ExecuteAsync($"DELETE FROM platform_outbox WHERE id {tx.Among("ids")}", new { ids }, ct);
        }

        return ids.Count;
    }
}
