using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// Writes what calls cost, in the transaction of the calls: budgets first and leases after, in the accounts' order, as
/// <see cref="SqlBudgetStore"/> locks them.
/// </summary>
internal static class SqlSpending
{
    public static async Task AddAsync(
        Tx tx, IReadOnlyDictionary<(string ClientKeyId, string Month), Spend> spends, string nodeId, CancellationToken ct)
    {
        if (spends.Count == 0)
        {
            return;
        }

        await tx.ExecuteAsync("""
            INSERT INTO llm_budget (client_key_id, month, spent_micros) VALUES (@ClientKeyId, @Month, @Micros)
            ON CONFLICT (client_key_id, month) DO UPDATE SET spent_micros = llm_budget.spent_micros + excluded.spent_micros
            """, spends.Select(s => new { s.Key.ClientKeyId, s.Key.Month, s.Value.Micros }).ToList(), ct);
        var leased = spends.Where(s => s.Value.LeasedMicros > 0)
            .Select(s => new { s.Key.ClientKeyId, s.Key.Month, s.Value.LeasedMicros, nodeId }).ToList();
        if (leased.Count > 0)
        {
            await tx.ExecuteAsync("""
                UPDATE llm_budget_lease SET spent_micros = spent_micros + @LeasedMicros
                WHERE client_key_id = @ClientKeyId AND month = @Month AND node_id = @nodeId
                """, leased, ct);
        }
    }
}
