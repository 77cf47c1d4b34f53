using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>Versions of the policy in memory.</summary>
internal sealed class FakePolicyStore : IPolicyStore
{
    private readonly StagedRows<ProviderPolicy> _rows = new(
        policy => new Cursor(policy.ChangedAt.ToMicros(), policy.Id), newestFirst: true,
        policy => policy.Version, policy => policy.State == PolicyState.Active ? true : null);

    public Task<ProviderPolicy> CurrentAsync(Statements on, CancellationToken ct) =>
        Task.FromResult(InForce(on) ?? ProviderPolicy.Initial(Profiles.All));

    public Task<ProviderPolicy?> FindAsync(Statements on, long version, CancellationToken ct) => Task.FromResult(
        version == ProviderPolicy.InitialVersion
            ? ProviderPolicy.Initial(Profiles.All)
            : _rows.All(on).SingleOrDefault(policy => policy.Version == version));

    public Task<Page<ProviderPolicy>> PageAsync(Statements on, PageRequest page, CancellationToken ct) =>
        Task.FromResult(_rows.Page(on, page));

    public Task SupersedeAsync(Tx tx, CancellationToken ct)
    {
        if (InForce(tx) is { } policy)
        {
            _rows.Put(tx, policy with { State = PolicyState.Superseded });
        }

        return Task.CompletedTask;
    }

    public Task InsertAsync(Tx tx, ProviderPolicy policy, CancellationToken ct)
    {
        _rows.Add(tx, policy);
        return Task.CompletedTask;
    }

    private ProviderPolicy? InForce(Statements on) => _rows.All(on).SingleOrDefault(policy => policy.State == PolicyState.Active);
}
