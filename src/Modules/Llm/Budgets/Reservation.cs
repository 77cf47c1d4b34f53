namespace Maru.Modules.Llm.Budgets;

/// <summary>Money set aside for one call. The default value is that of a key without a limit.</summary>
/// <param name="Account">Where it came from, or null.</param>
/// <param name="Micros">How much.</param>
internal readonly record struct Reservation(BudgetAccount? Account, long Micros);
