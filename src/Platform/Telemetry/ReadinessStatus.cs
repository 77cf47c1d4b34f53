namespace Maru.Platform.Telemetry;

/// <summary>What a check found. The worst one is the server's.</summary>
public enum ReadinessStatus
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>Something is amiss, but requests can be served: the answer stays 200.</summary>
    Degraded,

    /// <summary>No requests, please: the answer is 503.</summary>
    Failing,
}
