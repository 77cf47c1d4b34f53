namespace Maru.Modules.Llm.Budgets;

/// <summary>What calls cost a key in a month.</summary>
/// <param name="Micros">In all.</param>
/// <param name="LeasedMicros">The part that came out of this node's lease.</param>
internal readonly record struct Spend(long Micros, long LeasedMicros);
