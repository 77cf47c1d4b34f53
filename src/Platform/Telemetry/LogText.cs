using Microsoft.Extensions.Logging;

namespace Maru.Platform.Telemetry;

/// <summary>The fixed part of a log entry.</summary>
internal readonly record struct LogText(
    DateTimeOffset At, LogLevel Level, string Logger, EventId Event, string? Message, Exception? Exception);
