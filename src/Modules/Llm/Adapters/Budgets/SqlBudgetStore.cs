using Maru.Modules.Llm.Domain.Budgets;
using Maru.Modules.Llm.Ports;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Adapters.Budgets;

internal sealed class SqlBudgetStore(Db db) : IBudgetStore
{
    public async Task<LeaseGrant> RenewAsync(LeaseRequest request, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);

        // This row's lock orders the nodes: what is read after it is what the node before has committed.
        var spent = await tx.ScalarAsync<long>("""
            INSERT INTO llm_budget (client_key_id, month, spent_micros) VALUES (@ClientKeyId, @Month, 0)
            ON CONFLICT (client_key_id, month) DO UPDATE SET spent_micros = llm_budget.spent_micros RETURNING spent_micros
            """, request, ct).ConfigureAwait(false);
        var others = await tx.ScalarAsync<long>("""
            SELECT CAST(COALESCE(SUM(granted_micros - spent_micros), 0) AS BIGINT) FROM llm_budget_lease
            WHERE client_key_id = @ClientKeyId AND month = @Month AND node_id <> @NodeId AND expires_at > @Now
                AND granted_micros > spent_micros
            """, request, ct).ConfigureAwait(false);
        var leaseSpent = await tx.ScalarAsync<long?>("""
            SELECT spent_micros FROM llm_budget_lease WHERE client_key_id = @ClientKeyId AND month = @Month AND node_id = @NodeId
            """, request, ct).ConfigureAwait(false) ?? 0;

        var terms = new LeaseTerms(request.LimitMicros, spent, others, request.GrantedMicros, leaseSpent);
        var change = terms.Change(request.NeedMicros, request.WantsShare);
        await tx.ExecuteAsync("""
            INSERT INTO llm_budget_lease (client_key_id, month, node_id, granted_micros, spent_micros, expires_at)
            VALUES (@ClientKeyId, @Month, @NodeId, @granted, 0, @ExpiresAt)
            ON CONFLICT (client_key_id, month, node_id) DO UPDATE SET
                granted_micros = excluded.granted_micros, expires_at = excluded.expires_at
            """, new
        {
            request.ClientKeyId,
            request.Month,
            request.NodeId,
            granted = request.GrantedMicros + change,
            request.ExpiresAt,
        }, ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);
        return new LeaseGrant(change, terms.Free - change);
    }

    public async Task<IReadOnlyDictionary<string, long>> SpentAsync(string month, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct).ConfigureAwait(false);
        var rows = await session.QueryAsync<SpentRow>(
            "SELECT client_key_id, spent_micros FROM llm_budget WHERE month = @month", new { month }, ct).ConfigureAwait(false);
        return rows.ToDictionary(r => r.ClientKeyId, r => r.SpentMicros, StringComparer.Ordinal);
    }

    public async Task ForgetAsync(BudgetMonth month, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct).ConfigureAwait(false);
        await tx.ExecuteAsync(
            "DELETE FROM llm_budget_lease WHERE month < @Name AND expires_at < @Start", new { month.Name, month.Start }, ct).ConfigureAwait(false);
        await tx.CommitAsync(ct).ConfigureAwait(false);
    }

    private sealed class SpentRow
    {
        public string ClientKeyId { get; init; } = "";

        public long SpentMicros { get; init; }
    }
}
