using Maru.Contracts.Identity;
using Maru.Kernel;

namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// What keys have spent this month and what is left to them. The last quarter of a second may be missing: calls are stored in batches.
/// </summary>
internal sealed class ReadBudgets(IClientKeys keys, SqlBudgetStore budgets, TimeProvider clock)
{
    /// <param name="ownerId">Whose keys, or null for all.</param>
    /// <param name="number">The page, from 1.</param>
    /// <param name="size">Keys a page.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Page<Budget>> RunAsync(string? ownerId, int number, int size, CancellationToken ct)
    {
        var all = keys.List(ownerId);
        var shown = all.Skip((int)Math.Min((number - 1L) * size, all.Count)).Take(size).ToList();
        var month = BudgetMonth.Of(clock.GetUtcNow());
        var spent = await budgets.SpentAsync(month.Name, ct);
        return new Page<Budget>(
            [.. shown.Select(k => Of(k, month, spent.GetValueOrDefault(k.Id)))], all.Count, number, size);
    }

    private static Budget Of(ClientKey key, BudgetMonth month, MonthSpend spend) =>
        new(key, month.Name, spend.Micros, spend.WrittenOffMicros);
}
