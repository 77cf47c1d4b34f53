namespace Maru.Modules.Llm.Domain.Calls;

/// <summary>What statistics are grouped by.</summary>
internal enum StatsGroup
{
    Model,
    Provider,
    Key,
    Day,
}
