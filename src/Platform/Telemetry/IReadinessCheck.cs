namespace Maru.Platform.Telemetry;

/// <summary>Something the server needs before it takes requests. Registered as a singleton; must be thread safe.</summary>
public interface IReadinessCheck
{
    /// <summary>Short, unique, snake_case.</summary>
    string Name { get; }

    /// <summary>Checks once. A check that throws, or takes longer than three seconds, counts as failing.</summary>
    /// <param name="ct">Cancelled when the time is up.</param>
    Task<ReadinessResult> CheckAsync(CancellationToken ct);
}
