namespace Maru.Platform.Telemetry;

/// <summary>How an entry of the log is written.</summary>
public enum LogFormat
{
    /// <summary>For a person at a terminal: time, level when it matters, sentence.</summary>
    Text,

    /// <summary>For programs that gather logs: an object a line, every value under its name.</summary>
    Json,
}
