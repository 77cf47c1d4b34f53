using System.Collections.Concurrent;

namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// The accounts of this node: one a key for the present month, and those of past months until they are handed back. Thread safe.
/// </summary>
internal sealed class BudgetAccounts(DateTimeOffset start)
{
    private readonly ConcurrentDictionary<string, BudgetAccount> _present = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<BudgetAccount, bool> _past = [];
    private volatile BudgetMonth _month = BudgetMonth.Of(start);

    public IEnumerable<BudgetAccount> Present => _present.Values;

    public IEnumerable<BudgetAccount> Past => _past.Keys;

    public BudgetAccount Of(string keyId, DateTimeOffset now)
    {
        var month = _month;
        if (!month.Contains(now))
        {
            _month = month = BudgetMonth.Of(now);
        }

        while (true)
        {
            if (!_present.TryGetValue(keyId, out var account))
            {
                account = _present.GetOrAdd(keyId, new BudgetAccount(keyId, month));
            }

            if (account.Month.Start >= month.Start)
            {
                return account;
            }

            // Calls of the old month still settle on the old account; nobody asks it for more, and the keeper hands back what it holds.
            if (_present.TryUpdate(keyId, new BudgetAccount(keyId, month), account))
            {
                _past.TryAdd(account, true);
            }
        }
    }

    /// <summary>Lets a past account go once the calls that settle on it have ended.</summary>
    public void ForgetIfEnded(BudgetAccount account)
    {
        if (!account.OwesRenewal && !account.IsInUse())
        {
            _past.TryRemove(account, out _);
        }
    }
}
