namespace Maru.Platform.Telemetry;

/// <summary>A check's finding.</summary>
/// <param name="Status">The status.</param>
/// <param name="Detail">For a person, and anyone may read it: no secret, address or exception text.</param>
public sealed record ReadinessResult(ReadinessStatus Status, string? Detail = null)
{
    /// <summary>All is well.</summary>
    public static ReadinessResult Ok { get; } = new(ReadinessStatus.Ok);

    /// <summary>Works, but something is wrong.</summary>
    /// <param name="detail">What.</param>
    public static ReadinessResult Degraded(string detail) => new(ReadinessStatus.Degraded, detail);

    /// <summary>Cannot work.</summary>
    /// <param name="detail">Why not.</param>
    public static ReadinessResult Failing(string detail) => new(ReadinessStatus.Failing, detail);
}
