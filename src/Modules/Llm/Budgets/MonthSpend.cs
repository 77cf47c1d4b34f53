namespace Maru.Modules.Llm.Budgets;

/// <summary>What counts as spent of a key's month.</summary>
/// <param name="Micros">In all.</param>
/// <param name="WrittenOffMicros">The part of it that no recorded call accounts for.</param>
internal readonly record struct MonthSpend(long Micros, long WrittenOffMicros);
