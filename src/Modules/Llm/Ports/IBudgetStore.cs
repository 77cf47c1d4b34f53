using Maru.Modules.Llm.Domain.Budgets;

namespace Maru.Modules.Llm.Ports;

/// <summary>Where budgets and leases are kept. Thread safe.</summary>
internal interface IBudgetStore
{
    /// <summary>Renews a lease and changes its grant, atomically among all nodes.</summary>
    Task<LeaseGrant> RenewAsync(LeaseRequest request, CancellationToken ct);

    /// <summary>What each key has spent in a month, in micros; a key that spent nothing is missing.</summary>
    Task<IReadOnlyDictionary<string, long>> SpentAsync(string month, CancellationToken ct);

    /// <summary>Deletes what months before <paramref name="month"/> left behind.</summary>
    Task ForgetAsync(BudgetMonth month, CancellationToken ct);
}
