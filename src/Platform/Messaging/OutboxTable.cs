using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>
/// The statements for one event. A claim raises the event's epoch, and every write under a claim checks that epoch: a node whose lease has
/// ended can neither call another handler nor overwrite the result of the next node.
/// </summary>
internal static class OutboxTable
{
    // The first undelivered event of its key. If it waits for its next attempt, or is parked, the events behind it wait too.
    private const string Due = """
        event.delivered_at IS NULL AND event.available_at <= @now AND NOT EXISTS (
            SELECT 1 FROM platform_outbox AS earlier
            WHERE earlier.ordering_key = event.ordering_key AND earlier.delivered_at IS NULL
                AND (earlier.place, earlier.id) < (event.place, event.id))
        """;

    private const string Columns = "id, name, payload, ordering_key, attempts, epoch";

    public static async Task<bool> HasDueAsync(Session session, DateTimeOffset now, CancellationToken ct) =>
        await session.ScalarAsync<long>(
            $"SELECT COUNT(*) FROM (SELECT 1 FROM platform_outbox AS event WHERE {Due} LIMIT 1) AS due", new { now }, ct) > 0;

    public static async Task<IReadOnlyList<ClaimedEvent>> ClaimAsync(Tx tx, int most, DateTimeOffset now, CancellationToken ct)
    {
        var claimed = await tx.QueryAsync<ClaimedEvent>($"""
            UPDATE platform_outbox SET attempts = attempts + 1, epoch = epoch + 1, available_at = @until
            WHERE id IN (SELECT event.id FROM platform_outbox AS event WHERE {Due} ORDER BY event.id LIMIT @most {tx.SkipLocked})
            RETURNING {Columns}
            """, new { now, until = now + OutboxTerms.Lease, most }, ct);
        return [.. claimed.OrderBy(e => e.Id, StringComparer.Ordinal)];
    }

    /// <summary>The next event of the key, if it is due. A locked row is not skipped, because the events behind it must wait.</summary>
    public static Task<ClaimedEvent?> ClaimNextAsync(Tx tx, string key, DateTimeOffset now, CancellationToken ct) =>
        tx.QuerySingleOrDefaultAsync<ClaimedEvent>($"""
            UPDATE platform_outbox SET attempts = attempts + 1, epoch = epoch + 1, available_at = @until
            WHERE delivered_at IS NULL AND available_at <= @now AND id = (
                SELECT id FROM platform_outbox WHERE ordering_key = @key AND delivered_at IS NULL ORDER BY place, id LIMIT 1)
            RETURNING {Columns}
            """, new { key, now, until = now + OutboxTerms.Lease }, ct);

    /// <summary>Records that the handler gets the event; false if it got it before, or if the claim has ended.</summary>
    public static async Task<bool> EnterAsync(Tx tx, ClaimedEvent claimed, string handler, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            INSERT INTO platform_inbox (event_id, handler, handled_at)
            SELECT id, @handler, @now FROM platform_outbox WHERE id = @Id AND epoch = @Epoch AND delivered_at IS NULL
            ON CONFLICT DO NOTHING
            """, new { claimed.Id, claimed.Epoch, handler, now }, ct) == 1;

    public static Task DeliveredAsync(Tx tx, IReadOnlyList<ClaimedEvent> claimed, DateTimeOffset now, CancellationToken ct) =>
        tx.ExecuteAsync("""
            UPDATE platform_outbox SET delivered_at = @now, last_error = NULL WHERE id = @Id AND epoch = @Epoch AND delivered_at IS NULL
            """, claimed.Select(e => new { e.Id, e.Epoch, now }), ct);

    public static Task TryAgainAsync(Tx tx, ClaimedEvent claimed, DateTimeOffset at, string error, CancellationToken ct) =>
        tx.ExecuteAsync("""
        UPDATE platform_outbox SET available_at = @at, last_error = @error WHERE id = @Id AND epoch = @Epoch AND delivered_at IS NULL
        """, new { claimed.Id, claimed.Epoch, at, error }, ct);

    // The event is never due again, so that a server of an earlier version, which does not know parking, does not deliver it.
    public static Task ParkAsync(Tx tx, ClaimedEvent claimed, DateTimeOffset now, string error, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE platform_outbox SET parked_at = @now, available_at = @never, last_error = @error
        WHERE id = @Id AND epoch = @Epoch AND delivered_at IS NULL
        """, new { claimed.Id, claimed.Epoch, now, never = DateTimeOffset.MaxValue, error }, ct);

    /// <summary>Undoes the claim as if it had not happened: the failure was not the handler's.</summary>
    public static Task GiveBackAsync(Tx tx, ClaimedEvent claimed, DateTimeOffset at, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE platform_outbox SET available_at = @at, attempts = attempts - 1 WHERE id = @Id AND epoch = @Epoch AND delivered_at IS NULL
        """, new { claimed.Id, claimed.Epoch, at }, ct);
}
