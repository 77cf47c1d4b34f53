namespace Maru.Platform.Telemetry;

/// <summary>How an entry of the log is written.</summary>
public enum LogFormat
{
    /// <summary>For a person at a terminal: time, the level if it is important, the message.</summary>
    Text,

    /// <summary>For log collectors: one object on each line, every value with its name.</summary>
    Json,
}
