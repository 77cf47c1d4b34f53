using Maru.Platform.Settings;

namespace Maru.Modules.Llm.Budgets;

/// <summary>Section <c>Llm:Budgets</c>: what client keys may spend.</summary>
internal sealed class BudgetSettings : ISettings
{
    /// <summary>Past this, what a dead node held counts as spent; on SQLite the next start does not wait.</summary>
    [Between("15s", "1h")]
    [RetiredKey("Llm:Budgets:LeaseSeconds", TimeUnit.Seconds)]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Output tokens set aside for a request that names no maximum; a longer answer overdraws the account and stops the next.
    /// </summary>
    [Between(1, 10_000_000)]
    public int AssumedOutputTokens { get; init; } = 16_384;

    /// <summary>Whether keys with a money limit may use models without a price. Off: their cost could not be counted.</summary>
    public bool AllowUnpriced { get; init; }
}
