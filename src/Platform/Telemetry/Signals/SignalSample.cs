namespace Maru.Platform.Telemetry.Signals;

/// <summary>One interval of a node's life.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Length">How long it was.</param>
/// <param name="Counts">What was counted in it.</param>
/// <param name="OpenConnections">Database connections in use at its end.</param>
internal sealed record SignalSample(DateTimeOffset At, TimeSpan Length, SignalCounts Counts, int OpenConnections)
{
    public double RequestsPerSecond => Counts.Requests / Length.TotalSeconds;
}
