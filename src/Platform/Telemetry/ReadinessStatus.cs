namespace Maru.Platform.Telemetry;

/// <summary>The result of a check. The server's status is that of its worst check.</summary>
public enum ReadinessStatus
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Something is wrong, but requests can be served: the answer is still 200.</summary>
    Degraded,

    /// <summary>Requests should not be sent: the answer is 503.</summary>
    Failing,
}
