using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>
/// Leases and what is written off of them. All of it happens under the lock of the budget's row, which orders the nodes: what is read after
/// <see cref="LockAsync"/> is what the one before has committed.
/// </summary>
internal static class SqlLeases
{
    /// <summary>Locks the budget, making it if need be, and gives what is spent of it.</summary>
    public static Task<long> LockAsync(Tx tx, string clientKeyId, string month, CancellationToken ct) => tx.ScalarAsync<long>("""
        INSERT INTO llm_budget (client_key_id, month, spent_micros) VALUES (@clientKeyId, @month, 0)
        ON CONFLICT (client_key_id, month) DO UPDATE SET spent_micros = llm_budget.spent_micros RETURNING spent_micros
        """, new { clientKeyId, month }, ct);

    /// <summary>This node's lease and those of others that hold something.</summary>
    public static Task<IReadOnlyList<LeaseRow>> ListAsync(Tx tx, string clientKeyId, string month, string nodeId, CancellationToken ct) =>
        tx.QueryAsync<LeaseRow>("""
            SELECT node_id, granted_micros, spent_micros, expires_at FROM llm_budget_lease
            WHERE client_key_id = @clientKeyId AND month = @month AND (node_id = @nodeId OR granted_micros > spent_micros)
            """, new { clientKeyId, month, nodeId }, ct);

    /// <summary>Counts what a dead node holds as spent.</summary>
    public static async Task WriteOffAsync(
        Tx tx, string id, string clientKeyId, string month, LeaseRow dead, DateTimeOffset now, CancellationToken ct)
    {
        var row = new { id, clientKeyId, month, dead.NodeId, micros = dead.OpenMicros, now };
        await tx.ExecuteAsync("""
            INSERT INTO llm_budget_write_off (id, client_key_id, month, node_id, amount_micros, written_at)
            VALUES (@id, @clientKeyId, @month, @NodeId, @micros, @now)
            """, row, ct);
        await tx.ExecuteAsync("""
            UPDATE llm_budget_lease SET granted_micros = granted_micros - @micros
            WHERE client_key_id = @clientKeyId AND month = @month AND node_id = @NodeId
            """, row, ct);
        await AddAsync(tx, clientKeyId, month, dead.OpenMicros, ct);
    }

    /// <summary>
    /// A node that was taken for dead accounts for itself again: what was written off in its name and not given back counts no more.
    /// </summary>
    public static async Task<long> TakeBackAsync(Tx tx, string clientKeyId, string month, string nodeId, CancellationToken ct)
    {
        var row = new { clientKeyId, month, nodeId };
        var micros = await tx.ScalarAsync<long>("""
            SELECT CAST(COALESCE(SUM(amount_micros), 0) AS BIGINT) FROM llm_budget_write_off
            WHERE client_key_id = @clientKeyId AND month = @month AND node_id = @nodeId AND given_back_at IS NULL
            """, row, ct);
        if (micros > 0)
        {
            await tx.ExecuteAsync("""
                DELETE FROM llm_budget_write_off
                WHERE client_key_id = @clientKeyId AND month = @month AND node_id = @nodeId AND given_back_at IS NULL
                """, row, ct);
            await AddAsync(tx, clientKeyId, month, -micros, ct);
        }

        return micros;
    }

    public static Task AddAsync(Tx tx, string clientKeyId, string month, long micros, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE llm_budget SET spent_micros = spent_micros + @micros WHERE client_key_id = @clientKeyId AND month = @month",
        new { clientKeyId, month, micros }, ct);
}
