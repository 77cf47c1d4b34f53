namespace Maru.StreamClient.Reporting;

/// <summary>A target's line of the table. Null where a figure has no meaning or was not taken.</summary>
internal sealed record Row
{
    private const string Nginx = "nginx";
    private const string Direct = "direct";

    public required string Target { get; init; }

    public double? RequestsPerSecond { get; init; }

    public double? P50Us { get; init; }

    public double? P99Us { get; init; }

    public double? CpuPerRequestUs { get; init; }

    public double? CpuTimesNginx { get; init; }

    public double? OneConnectionP50Us { get; init; }

    public double? AddedP50Us { get; init; }

    public double? TtftUs { get; init; }

    public double? AddedTtftUs { get; init; }

    public double? ChunkGapP50Us { get; init; }

    public double? ChunkGapP99Us { get; init; }

    public double? CpuPerStreamUs { get; init; }

    public double? StreamCpuTimesNginx { get; init; }

    public double? RssMib { get; init; }

    public double? StatementsPerRequest { get; init; }

    public long Errors { get; init; }

    public static Row Of(string target, Rounds rounds) => new()
    {
        Target = target,
        RequestsPerSecond = rounds.Median(target, "load", r => r.Requests / r.Seconds),
        P50Us = rounds.Median(target, "load", r => r.P50Us),
        P99Us = rounds.Median(target, "load", r => r.P99Us),
        CpuPerRequestUs = rounds.Median(target, "load", r => r.PerRequest(r.CpuUs)),
        CpuTimesNginx = rounds.Ratio(target, Nginx, "load", r => r.PerRequest(r.CpuUs)),
        OneConnectionP50Us = rounds.Median(target, "latency", r => r.P50Us),
        AddedP50Us = target == Direct ? null : rounds.Difference(target, Direct, "latency", r => r.P50Us),
        TtftUs = rounds.Median(target, "stream", r => r.TtftP50Us),
        AddedTtftUs = target == Direct ? null : rounds.Difference(target, Direct, "stream", r => r.TtftP50Us),
        ChunkGapP50Us = rounds.Median(target, "stream", r => r.GapP50Us),
        ChunkGapP99Us = rounds.Median(target, "stream", r => r.GapP99Us),
        CpuPerStreamUs = rounds.Median(target, "stream", r => r.PerRequest(r.CpuUs)),
        StreamCpuTimesNginx = rounds.Ratio(target, Nginx, "stream", r => r.PerRequest(r.CpuUs)),
        RssMib = rounds.Median(target, "load", r => r.RssKib / 1024),
        StatementsPerRequest = rounds.Median(target, "load", r => r.PerRequest(r.Statements)),
        Errors = rounds.ErrorsOf(target),
    };
}
