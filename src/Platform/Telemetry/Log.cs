using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

internal static partial class Log
{
    [LoggerMessage(1050, LogLevel.Warning, "Readiness check {Check} threw")]
    public static partial void CheckThrew(ILogger log, string check, Exception e);

    [LoggerMessage(1051, LogLevel.Warning, "The database did not answer the readiness check")]
    public static partial void DatabaseSilent(ILogger log, Exception e);
}
