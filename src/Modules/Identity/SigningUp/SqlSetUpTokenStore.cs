using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningUp;

/// <summary>The set-up token for the first account. Table <c>identity_setup</c>.</summary>
internal sealed class SqlSetUpTokenStore
{
    public Task<string?> FindHashAsync(Statements sql, CancellationToken ct) =>
        sql.ScalarAsync<string>("SELECT token_hash FROM identity_setup WHERE id = 1", ct: ct);

    public Task ReplaceAsync(Tx tx, string tokenHash, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_setup (id, token_hash, created_at) VALUES (1, @tokenHash, @now)
        ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at
        """, new { tokenHash, now }, ct);

    /// <summary>Uses up the token; false if it no longer exists. On PostgreSQL, concurrent requests wait here for the first.</summary>
    public async Task<bool> TakeAsync(Tx tx, string tokenHash, CancellationToken ct) =>
        await tx.ExecuteAsync("DELETE FROM identity_setup WHERE id = 1 AND token_hash = @tokenHash", new { tokenHash }, ct) == 1;
}
