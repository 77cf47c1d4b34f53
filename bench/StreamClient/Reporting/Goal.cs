namespace Maru.StreamClient.Reporting;

/// <summary>What Maru is judged by.</summary>
internal sealed record Goal(string Name, double Limit, double? Measured)
{
    private const double CpuTimesNginx = 3.0;
    private const double AddedP50Us = 120;
    private const double AddedTtftUs = 500;

    /// <summary>Null when it was not measured.</summary>
    public bool? Met => Measured is { } value ? value <= Limit : null;

    public static IReadOnlyList<Goal> Of(Row maru) =>
    [
        new("CPU per request, times nginx", CpuTimesNginx, maru.CpuTimesNginx),
        new("added p50 at one connection, µs", AddedP50Us, maru.AddedP50Us),
        new("added time to first byte, µs", AddedTtftUs, maru.AddedTtftUs),
    ];
}
