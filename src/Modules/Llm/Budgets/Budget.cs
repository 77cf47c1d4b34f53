using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Budgets;

/// <summary>One key's month.</summary>
/// <param name="Key">Whose.</param>
/// <param name="Month"><c>2026-11</c>, UTC.</param>
/// <param name="SpentMicros">What its calls cost so far, with what is written off.</param>
/// <param name="WrittenOffMicros">What of it dead nodes never reported.</param>
internal sealed record Budget(ClientKey Key, string Month, long SpentMicros, long WrittenOffMicros)
{
    /// <summary>What may still be spent; null without a limit, 0 when it is used up.</summary>
    public long? LeftMicros => Key.Limits.CostPerMonthMicros is { } limit ? Math.Max(0, limit - SpentMicros) : null;
}
