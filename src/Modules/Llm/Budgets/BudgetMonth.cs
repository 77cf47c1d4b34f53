using System.Globalization;

namespace Maru.Modules.Llm.Budgets;

/// <summary>A calendar month, UTC. Immutable.</summary>
/// <param name="Name"><c>2026-11</c>.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
internal sealed record BudgetMonth(string Name, DateTimeOffset Start, DateTimeOffset End)
{
    public static BudgetMonth Of(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        var start = new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new BudgetMonth(start.ToString("yyyy-MM", CultureInfo.InvariantCulture), start, start.AddMonths(1));
    }

    public bool Contains(DateTimeOffset at) => at >= Start && at < End;
}
