namespace Maru.Modules.Llm.Budgets;

/// <summary>Section <c>Llm:Budgets</c>.</summary>
internal sealed class BudgetOptions
{
    public const string Section = "Llm:Budgets";

    /// <summary>Seconds after which what a dead node held counts as spent, 15–3600; on SQLite the next start does not wait.</summary>
    public int LeaseSeconds { get; set; } = 120;

    /// <summary>Output tokens set aside for a request that names no maximum; a longer answer overdraws the account and stops the next.</summary>
    public int AssumedOutputTokens { get; set; } = 16_384;

    /// <summary>Whether keys with a money limit may use models without a price. Off: their cost could not be counted.</summary>
    public bool AllowUnpriced { get; set; }
}
