namespace Maru.Platform.Telemetry;

/// <summary>The result of all checks together.</summary>
internal sealed record ReadinessReport(ReadinessStatus Status, IReadOnlyList<ReadinessReport.Line> Checks)
{
    public static ReadinessReport Of(IReadOnlyList<Line> checks) => new(checks.Select(c => c.Result.Status).DefaultIfEmpty().Max(), checks);

    internal sealed record Line(string Name, ReadinessResult Result);
}
