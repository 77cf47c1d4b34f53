namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>Totals of one group.</summary>
/// <param name="Group">The model (<c>provider/model</c>), provider, client key id or day.</param>
/// <param name="Totals">The sums.</param>
internal sealed record CallStats(string Group, CallTotals Totals);
