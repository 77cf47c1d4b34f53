using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Budgets;

/// <summary>
/// A key's month in US dollars as decimal strings; limit and left are null without a limit; written_off is the part of spent that no call
/// accounts for.
/// </summary>
internal sealed record BudgetWire(
    string ClientKeyId, string Name, string Month, string? Limit, string Spent, string WrittenOff, string? Left)
{
    public static BudgetWire Of(Budget budget) => new(
        budget.Key.Id, budget.Key.Name, budget.Month, Dollars.Of(budget.Key.Limits.CostPerMonthMicros), Dollars.Of(budget.SpentMicros),
        Dollars.Of(budget.WrittenOffMicros), Dollars.Of(budget.LeftMicros));
}
