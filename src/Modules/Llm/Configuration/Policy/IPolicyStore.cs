using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Versions of the provider policy and rejected attempts; rows are added, never rewritten but for their state.</summary>
internal interface IPolicyStore
{
    /// <summary>The one in force; that of a fresh server when there is none.</summary>
    Task<ProviderPolicy> CurrentAsync(Statements on, CancellationToken ct);

    Task<ProviderPolicy?> FindAsync(Statements on, long version, CancellationToken ct);

    /// <summary>Versions and rejected attempts, newest first.</summary>
    Task<Page<ProviderPolicy>> PageAsync(Statements on, PageRequest page, CancellationToken ct);

    Task SupersedeAsync(Tx tx, CancellationToken ct);

    Task InsertAsync(Tx tx, ProviderPolicy policy, CancellationToken ct);
}
