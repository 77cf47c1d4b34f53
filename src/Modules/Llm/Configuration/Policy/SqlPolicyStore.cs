using Maru.Kernel;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

internal sealed class SqlPolicyStore(ProviderProfiles profiles) : IPolicyStore
{
    public async Task<ProviderPolicy> CurrentAsync(Statements on, CancellationToken ct) =>
        (await on.QuerySingleOrDefaultAsync<PolicyRow>("""
            SELECT id, version, state, provider, mappings, previous_version, rolled_back_to, forced, probe, rejection, changed_by,
                reason, changed_at
            FROM llm_policy WHERE state = 'active'
            """, ct: ct))?.ToPolicy() ?? ProviderPolicy.Initial(profiles);

    public async Task<ProviderPolicy?> FindAsync(Statements on, long version, CancellationToken ct) =>
        version == ProviderPolicy.InitialVersion ? ProviderPolicy.Initial(profiles) : (await on.QuerySingleOrDefaultAsync<PolicyRow>("""
            SELECT id, version, state, provider, mappings, previous_version, rolled_back_to, forced, probe, rejection, changed_by,
                reason, changed_at
            FROM llm_policy WHERE version = @version
            """, new { version }, ct))?.ToPolicy();

    public async Task<Page<ProviderPolicy>> PageAsync(Statements on, int number, int size, CancellationToken ct)
    {
        var total = await on.ScalarAsync<long>("SELECT COUNT(*) FROM llm_policy", ct: ct);
        var rows = await on.QueryAsync<PolicyRow>("""
            SELECT id, version, state, provider, mappings, previous_version, rolled_back_to, forced, probe, rejection, changed_by,
                reason, changed_at
            FROM llm_policy ORDER BY changed_at DESC, id DESC LIMIT @size OFFSET @skip
            """, new { size, skip = (number - 1L) * size }, ct);
        return new Page<ProviderPolicy>([.. rows.Select(r => r.ToPolicy())], total, number, size);
    }

    public Task SupersedeAsync(Tx tx, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE llm_policy SET state = 'superseded' WHERE state = 'active'", ct: ct);

    public Task InsertAsync(Tx tx, ProviderPolicy policy, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO llm_policy (id, version, state, provider, mappings, previous_version, rolled_back_to, forced, probe, rejection,
            changed_by, reason, changed_at)
        VALUES (@Id, @Version, @State, @Provider, @Mappings, @PreviousVersion, @RolledBackTo, @Forced, @Probe, @Rejection,
            @ChangedBy, @Reason, @ChangedAt)
        """, PolicyRow.Of(policy), ct);
}
