using Maru.Contracts.Identity;
using Maru.Kernel;

namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// What keys have spent this month and what is left to them. The last quarter of a second may be missing: calls are stored in batches.
/// </summary>
internal sealed class ReadBudgets(IClientKeys keys, SqlBudgetStore budgets, TimeProvider clock)
{
    /// <param name="ownerId">Whose keys, or null for all.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Page<Budget>> RunAsync(string? ownerId, PageRequest page, CancellationToken ct)
    {
        var shown = page.Of(keys.List(ownerId), key => key.Id);
        var month = BudgetMonth.Of(clock.GetUtcNow());
        var spent = await budgets.SpentAsync(month.Name, ct);
        return new Page<Budget>(
            [.. shown.Items.Select(k => Of(k, month, spent.GetValueOrDefault(k.Id)))], shown.Total, shown.Number, shown.Size, shown.Next);
    }

    private static Budget Of(ClientKey key, BudgetMonth month, MonthSpend spend) =>
        new(key, month.Name, spend.Micros, spend.WrittenOffMicros);
}
