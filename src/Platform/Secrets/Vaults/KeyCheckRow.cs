using Maru.Platform.Sql;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>The one row that shows whether the configured key is the one the database was sealed with.</summary>
public static class KeyCheckRow
{
    /// <summary>The stored token, or null.</summary>
    /// <param name="statements">The database.</param>
    /// <param name="ct">Cancels it.</param>
    public static Task<string?> ReadAsync(Statements statements, CancellationToken ct) =>
        statements.ScalarAsync<string>("SELECT token FROM platform_key_check WHERE id = 1", ct: ct);

    /// <summary>Replaces the stored token: at first use, and as the last statement of a rotation's transaction.</summary>
    /// <param name="tx">The transaction.</param>
    /// <param name="token">The token.</param>
    /// <param name="ct">Cancels it.</param>
    public static Task WriteAsync(Tx tx, string token, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO platform_key_check (id, token) VALUES (1, @token) ON CONFLICT (id) DO UPDATE SET token = @token
        """, new { token }, ct);
}
