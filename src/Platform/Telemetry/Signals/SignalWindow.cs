namespace Maru.Platform.Telemetry.Signals;

/// <summary>The four signals of the last minutes.</summary>
/// <param name="Minutes">How far back it looks.</param>
/// <param name="Covered">The part of it that this process has recorded.</param>
/// <param name="Counts">What was counted.</param>
/// <param name="OpenConnections">The largest number of database connections in use.</param>
internal sealed record SignalWindow(int Minutes, TimeSpan Covered, SignalCounts Counts, int OpenConnections)
{
    public double RequestsPerSecond => Covered == TimeSpan.Zero ? 0 : Counts.Requests / Covered.TotalSeconds;

    public static SignalWindow Of(IReadOnlyList<SignalSample> samples, int minutes, DateTimeOffset now)
    {
        var inside = samples.Where(s => s.At > now.AddMinutes(-minutes)).ToList();
        return new SignalWindow(
            minutes, inside.Aggregate(TimeSpan.Zero, (sum, s) => sum + s.Length),
            inside.Aggregate(SignalCounts.None, (sum, s) => sum.Plus(s.Counts)), inside.Select(s => s.OpenConnections).DefaultIfEmpty().Max());
    }
}
