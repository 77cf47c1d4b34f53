using Microsoft.Extensions.Logging;

namespace Maru.Platform.Live;

internal static partial class Log
{
    [LoggerMessage(1070, LogLevel.Warning, "Redis cannot be reached; hints between nodes take up to a second longer until it returns")]
    public static partial void RedisAway(ILogger log, Exception? e);

    [LoggerMessage(1072, LogLevel.Warning, "Live events cannot reach the database; they continue when it returns")]
    public static partial void DatabaseAway(ILogger log, Exception e);
}
