using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

internal static partial class Log
{
    [LoggerMessage(1060, LogLevel.Warning, "Durable work cannot reach the database; it waits until the database returns")]
    public static partial void DatabaseAway(ILogger log, Exception e);

    [LoggerMessage(1061, LogLevel.Error, "Step {Step} of run {RunId} threw at attempt {Attempt}")]
    public static partial void StepThrew(ILogger log, Exception e, string runId, string step, int attempt);

    [LoggerMessage(1062, LogLevel.Error, "The job {Kind} of run {RunId} threw")]
    public static partial void JobThrew(ILogger log, Exception e, string kind, string runId);

    [LoggerMessage(1063, LogLevel.Warning, "Run {RunId} of {Kind} parked: {Code}")]
    public static partial void Parked(ILogger log, string runId, string kind, string code);

    [LoggerMessage(1064, LogLevel.Warning, "Run {RunId} was taken by another node; work done here since then is not recorded")]
    public static partial void Fenced(ILogger log, string runId);

    [LoggerMessage(1065, LogLevel.Warning, "Took {Count} runs from nodes without a heartbeat")]
    public static partial void Reaped(ILogger log, int count);

    [LoggerMessage(1066, LogLevel.Warning, "This node could not renew its lease in time and stops its runs until it can")]
    public static partial void LeaseLost(ILogger log);

    [LoggerMessage(1067, LogLevel.Warning, "The node's lease could not be renewed; trying again")]
    public static partial void RenewalFailed(ILogger log, Exception e);

    [LoggerMessage(1068, LogLevel.Information, "Node {NodeId} takes up to {Capacity} runs at once")]
    public static partial void NodeUp(ILogger log, string nodeId, int capacity);

    [LoggerMessage(1069, LogLevel.Information, "Drained: {Count} runs were running; those that did not end were handed back")]
    public static partial void Drained(ILogger log, int count);

    [LoggerMessage(1071, LogLevel.Error, "Run {RunId} could not be released; its lease will end")]
    public static partial void LettingGoFailed(ILogger log, Exception e, string runId);
}
