namespace Maru.Modules.Llm.Budgets.Leases;

/// <summary>What a node got.</summary>
/// <param name="ChangeMicros">The change of its grant; negative takes back.</param>
/// <param name="FreeMicros">What is still to be had by anyone.</param>
internal readonly record struct LeaseGrant(long ChangeMicros, long FreeMicros);
