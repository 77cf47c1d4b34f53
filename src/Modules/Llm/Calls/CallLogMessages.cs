using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Calls;

/// <summary>Event ids 1240–1269 of the module's block.</summary>
internal static partial class CallLogMessages
{
    [LoggerMessage(1340, LogLevel.Warning, "{Calls} calls cannot be stored now; they wait in memory and are tried again in {Delay}")]
    public static partial void CallsWait(this ILogger log, Exception e, int calls, TimeSpan delay);

    [LoggerMessage(1341, LogLevel.Information, "Calls are stored again")]
    public static partial void CallsStoredAgain(this ILogger log);

    [LoggerMessage(1342, LogLevel.Error, "A call was refused by the database and is lost")]
    public static partial void CallLost(this ILogger log, Exception e);

    [LoggerMessage(1343, LogLevel.Error, "{Calls} calls could not be stored before the server had to stop")]
    public static partial void CallsLostAtStop(this ILogger log, int calls);

    [LoggerMessage(1346, LogLevel.Warning, "Budget leases could not be renewed; keys with a budget stop when they run out")]
    public static partial void LeasesNotKept(this ILogger log, Exception e);

    [LoggerMessage(1348, LogLevel.Warning,
        "{Micros} millionths of a dollar of key {ClientKeyId} in {Month} count as spent: node {NodeId} held them and ended without a word")]
    public static partial void BudgetWrittenOff(this ILogger log, string clientKeyId, string month, long micros, string nodeId);

    [LoggerMessage(1347, LogLevel.Warning, "Content of calls is not kept: the vault cannot seal it ({Code})")]
    public static partial void ContentNotKept(this ILogger log, string code);
}
