using Maru.Modules.Llm.Budgets.Leases;

namespace Maru.Modules.Llm.Budgets;

/// <summary>Where budgets and leases are kept. Thread safe.</summary>
internal interface IBudgetStore
{
    /// <summary>Whether only one process can be on this database, so that any other node's lease is a dead one's.</summary>
    bool IsForOneProcess { get; }

    /// <summary>Renews a lease and changes its grant, atomically among all nodes.</summary>
    Task<LeaseGrant> RenewAsync(LeaseRequest request, CancellationToken ct);

    /// <summary>Writes off what other nodes' leases that end before <paramref name="deadBefore"/> hold, of every key and month.</summary>
    Task SettleAsync(string nodeId, DateTimeOffset deadBefore, CancellationToken ct);

    /// <summary>What each key has spent in a month; a key that spent nothing is missing.</summary>
    Task<IReadOnlyDictionary<string, MonthSpend>> SpentAsync(string month, CancellationToken ct);

    /// <summary>Deletes the settled leases of months before <paramref name="month"/>.</summary>
    Task ForgetAsync(BudgetMonth month, CancellationToken ct);
}
