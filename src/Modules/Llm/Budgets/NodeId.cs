namespace Maru.Modules.Llm.Budgets;

/// <summary>This process among those on the database; another one after each start.</summary>
internal sealed record NodeId(string Value);
