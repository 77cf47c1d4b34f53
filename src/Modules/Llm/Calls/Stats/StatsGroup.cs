namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>What statistics are grouped by.</summary>
internal enum StatsGroup
{
    Model,
    Provider,
    Key,
    Day,
}
