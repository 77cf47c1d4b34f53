using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>The way to the first account. Table <c>identity_setup</c>.</summary>
internal sealed class SqlSetUpTokenStore
{
    public Task<string?> FindHashAsync(Statements sql, CancellationToken ct) =>
        sql.ScalarAsync<string>("SELECT token_hash FROM identity_setup WHERE id = 1", ct: ct);

    public Task ReplaceAsync(Tx tx, string tokenHash, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_setup (id, token_hash, created_at) VALUES (1, @tokenHash, @now)
        ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
        """, new { tokenHash, now }, ct);

    /// <summary>Uses the token up; false when it is no longer there. On PostgreSQL rivals wait here for the winner.</summary>
    public async Task<bool> TakeAsync(Tx tx, string tokenHash, CancellationToken ct) =>
        await tx.ExecuteAsync("DELETE FROM identity_setup WHERE id = 1 AND token_hash = @tokenHash", new { tokenHash }, ct) == 1;
}
