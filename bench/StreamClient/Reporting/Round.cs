namespace Maru.StreamClient.Reporting;

/// <summary>One line that bench/load/run wrote: one kind of load on one target. Times in microseconds.</summary>
internal sealed record Round
{
    public required string Target { get; init; }

    /// <summary>load, latency or stream.</summary>
    public required string Kind { get; init; }

    public required int Number { get; init; }

    public long Requests { get; init; }

    public long Errors { get; init; }

    public double Seconds { get; init; }

    public double P50Us { get; init; }

    public double P99Us { get; init; }

    public double TtftP50Us { get; init; }

    public double TtftP99Us { get; init; }

    public double GapP50Us { get; init; }

    public double GapP99Us { get; init; }

    /// <summary>What the target's process and its children used; null where there is no proxy.</summary>
    public double? CpuUs { get; init; }

    public double? RssKib { get; init; }

    /// <summary>Database statements during the round; null when not asked for.</summary>
    public double? Statements { get; init; }

    public double? PerRequest(double? used) => Requests == 0 ? null : used / Requests;
}
