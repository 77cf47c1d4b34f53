using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>
/// Failed sign-ins by the hash of the typed name, and the addresses from which accounts have signed in. Tables <c>identity_attempt</c> and
/// <c>identity_known_address</c>.
/// </summary>
internal sealed class SqlAttemptStore
{
    /// <summary>The count; it begins at zero when there is none.</summary>
    public async Task<AttemptCount> ReadAsync(Tx tx, string nameHash, DateTimeOffset now, CancellationToken ct)
    {
        await tx.ExecuteAsync("""
            INSERT INTO identity_attempt (name_hash, failures, last_at, blocked_until) VALUES (@nameHash, 0, @now, @now)
            ON CONFLICT (name_hash) DO NOTHING
            """, new { nameHash, now }, ct);
        var row = await tx.QuerySingleOrDefaultAsync<AttemptRow>(
            "SELECT failures, last_at, blocked_until FROM identity_attempt WHERE name_hash = @nameHash", new { nameHash }, ct);
        return row is null ? new AttemptCount(0, now, now) : new AttemptCount(row.Failures, row.LastAt, row.BlockedUntil);
    }

    /// <summary>Replaces the count; false if another attempt was first.</summary>
    public async Task<bool> TryReplaceAsync(Tx tx, string nameHash, AttemptCount seen, AttemptCount next, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_attempt SET failures = @Failures, last_at = @LastAt, blocked_until = @BlockedUntil
            WHERE name_hash = @nameHash AND failures = @before AND last_at = @lastBefore
            """,
            new { next.Failures, next.LastAt, next.BlockedUntil, nameHash, before = seen.Failures, lastBefore = seen.LastAt },
            ct) == 1;

    public Task ForgetAsync(Tx tx, string nameHash, CancellationToken ct) =>
        tx.ExecuteAsync("DELETE FROM identity_attempt WHERE name_hash = @nameHash", new { nameHash }, ct);

    public async Task<bool> IsKnownPlaceAsync(Tx tx, string placeHash, CancellationToken ct) => await tx.ScalarAsync<long>(
        "SELECT COUNT(*) FROM identity_known_address WHERE hash = @placeHash", new { placeHash }, ct) > 0;

    public Task RememberPlaceAsync(
        Tx tx, string placeHash, string accountId, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_known_address (hash, last_at, account_id) VALUES (@placeHash, @now, @accountId)
        ON CONFLICT (hash) DO UPDATE SET last_at = excluded.last_at, account_id = excluded.account_id
        """, new { placeHash, now, accountId }, ct);

    /// <summary>Deletes counts that have not grown since one instant, and addresses unused since another.</summary>
    public async Task ForgetOlderAsync(Tx tx, DateTimeOffset countsThan, DateTimeOffset placesThan, CancellationToken ct)
    {
        await tx.ExecuteAsync("DELETE FROM identity_attempt WHERE last_at < @countsThan", new { countsThan }, ct);
        await tx.ExecuteAsync("DELETE FROM identity_known_address WHERE last_at < @placesThan", new { placesThan }, ct);
    }

    private sealed class AttemptRow
    {
        public int Failures { get; init; }

        public DateTimeOffset LastAt { get; init; }

        public DateTimeOffset BlockedUntil { get; init; }
    }
}
