using Maru.Kernel;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Calls;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Budgets;

/// <summary>Where budgets and leases are kept. Thread safe.</summary>
internal sealed class SqlBudgetStore(Db db, TimeProvider clock, ILogger<SqlBudgetStore> log)
{
    /// <summary>Whether only one process can be on this database, so that any other node's lease is a dead one's.</summary>
    public bool IsForOneProcess => db.Dialect == Dialect.Sqlite;

    /// <summary>Renews a lease and changes its grant, atomically among all nodes.</summary>
    public async Task<LeaseGrant> RenewAsync(LeaseRequest request, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        var spent = await SqlLeases.LockAsync(tx, request.ClientKeyId, request.Month, ct);
        spent -= await SqlLeases.TakeBackAsync(tx, request.ClientKeyId, request.Month, request.NodeId, ct);
        var leases = await SqlLeases.ListAsync(tx, request.ClientKeyId, request.Month, request.NodeId, ct);
        var dead = leases.Where(l => l.NodeId != request.NodeId && l.ExpiresAt <= request.Now.ToMicros()).ToList();
        spent += await WriteOffAsync(tx, request.ClientKeyId, request.Month, dead, ct);

        var others = leases.Where(l => l.NodeId != request.NodeId).Except(dead).Sum(l => l.OpenMicros);
        var own = leases.FirstOrDefault(l => l.NodeId == request.NodeId)?.SpentMicros ?? 0;
        var terms = new LeaseTerms(request.LimitMicros, spent, others, request.GrantedMicros, own);
        var change = terms.Change(request.NeedMicros, request.ShareMicros);
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
        }, ct);
        await tx.CommitAsync(ct);
        Tell(request.ClientKeyId, request.Month, dead);
        return new LeaseGrant(change, terms.Free - change);
    }

    /// <summary>Writes off what other nodes' leases that end before <paramref name="deadBefore"/> hold, of every key and month.</summary>
    public async Task SettleAsync(string nodeId, DateTimeOffset deadBefore, CancellationToken ct)
    {
        foreach (var account in await AccountsAsync(nodeId, deadBefore, ct))
        {
            await using var tx = await db.BeginAsync(ct);
            await SqlLeases.LockAsync(tx, account.ClientKeyId, account.Month, ct);
            var dead = (await SqlLeases.ListAsync(tx, account.ClientKeyId, account.Month, nodeId, ct))
                .Where(l => l.NodeId != nodeId && l.ExpiresAt <= deadBefore.ToMicros()).ToList();
            await WriteOffAsync(tx, account.ClientKeyId, account.Month, dead, ct);
            await tx.CommitAsync(ct);
            Tell(account.ClientKeyId, account.Month, dead);
        }
    }

    /// <summary>What each key has spent in a month; a key that spent nothing is missing.</summary>
    public async Task<IReadOnlyDictionary<string, MonthSpend>> SpentAsync(string month, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await session.QueryAsync<AccountRow>("""
            SELECT client_key_id, spent_micros, (
                SELECT CAST(COALESCE(SUM(amount_micros), 0) AS BIGINT) FROM llm_budget_write_off AS lost
                WHERE lost.client_key_id = llm_budget.client_key_id AND lost.month = llm_budget.month
                    AND lost.given_back_at IS NULL) AS lost_micros
            FROM llm_budget WHERE month = @month
            """, new { month }, ct);
        return rows.ToDictionary(r => r.ClientKeyId, r => new MonthSpend(r.SpentMicros, r.LostMicros), StringComparer.Ordinal);
    }

    /// <summary>Deletes the settled leases of months before <paramref name="month"/>.</summary>
    public async Task ForgetAsync(BudgetMonth month, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        await tx.ExecuteAsync("""
            DELETE FROM llm_budget_lease WHERE month < @Name AND expires_at < @Start AND granted_micros <= spent_micros
            """, new { month.Name, month.Start }, ct);
        await tx.CommitAsync(ct);
    }

    private async Task<long> WriteOffAsync(Tx tx, string clientKeyId, string month, List<LeaseRow> dead, CancellationToken ct)
    {
        foreach (var lease in dead)
        {
            await SqlLeases.WriteOffAsync(tx, Id.New(clock), clientKeyId, month, lease, clock.Now(), ct);
        }

        return dead.Sum(l => l.OpenMicros);
    }

    // In the order in which calls lock them.
    private async Task<IReadOnlyList<AccountRow>> AccountsAsync(string nodeId, DateTimeOffset deadBefore, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<AccountRow>("""
            SELECT DISTINCT client_key_id, month FROM llm_budget_lease
            WHERE node_id <> @nodeId AND expires_at <= @deadBefore AND granted_micros > spent_micros ORDER BY client_key_id, month
            """, new { nodeId, deadBefore }, ct);
    }

    private void Tell(string clientKeyId, string month, List<LeaseRow> dead)
    {
        foreach (var lease in dead)
        {
            log.BudgetWrittenOff(clientKeyId, month, lease.OpenMicros, lease.NodeId);
        }
    }

    private sealed class AccountRow
    {
        public string ClientKeyId { get; init; } = "";

        public string Month { get; init; } = "";

        public long SpentMicros { get; init; }

        public long LostMicros { get; init; }
    }
}
