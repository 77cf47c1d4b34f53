using Maru.Kernel;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

internal sealed class SqlPolicyStore(ProviderProfiles profiles) : IPolicyStore
{
    private static readonly Listing<PolicyRow> Policies = Listing<PolicyRow>.Newest(
        PolicyRow.Columns, "FROM llm_policy", by: "changed_at, id", row => new Cursor(row.ChangedAt.ToMicros(), row.Id));

    public async Task<ProviderPolicy> CurrentAsync(Statements on, CancellationToken ct) =>
        (await on.QuerySingleOrDefaultAsync<PolicyRow>(
            $"SELECT {PolicyRow.Columns} FROM llm_policy WHERE state = 'active'", ct: ct))?.ToPolicy()
        ?? ProviderPolicy.Initial(profiles);

    public async Task<ProviderPolicy?> FindAsync(Statements on, long version, CancellationToken ct) =>
        version == ProviderPolicy.InitialVersion
            ? ProviderPolicy.Initial(profiles)
            : (await on.QuerySingleOrDefaultAsync<PolicyRow>(
                $"SELECT {PolicyRow.Columns} FROM llm_policy WHERE version = @version", new { version }, ct))?.ToPolicy();

    public Task<Page<ProviderPolicy>> PageAsync(Statements on, PageRequest page, CancellationToken ct) =>
        Policies.PageAsync(on, Where.All, page, row => row.ToPolicy(), ct);

    public Task SupersedeAsync(Tx tx, CancellationToken ct) =>
        tx.ExecuteAsync("UPDATE llm_policy SET state = 'superseded' WHERE state = 'active'", ct: ct);

    public Task InsertAsync(Tx tx, ProviderPolicy policy, CancellationToken ct) => tx.ExecuteAsync($"""
        INSERT INTO llm_policy ({PolicyRow.Columns})
        VALUES (@Id, @Version, @State, @Provider, @Mappings, @PreviousVersion, @RolledBackTo, @Forced, @Probe, @Rejection,
            @ChangedBy, @Reason, @ChangedAt)
        """, PolicyRow.Of(policy), ct);
}
