using Maru.Platform.Settings;

namespace Maru.Work;

/// <summary>Section <c>Work</c>: durable work of one node.</summary>
public sealed class WorkSettings : ISettings
{
    /// <summary>Whether this process runs jobs; it may start and show them either way.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Runs at once on this node.</summary>
    [Between(1, 1000)]
    public int Capacity { get; init; } = 16;

    /// <summary>How long a silent node keeps its runs.</summary>
    [Between("300ms", "10m")]
    [RetiredKey("Work:LeaseMilliseconds", TimeUnit.Milliseconds)]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause between two looks for work.</summary>
    [Between("10ms", "1s")]
    [RetiredKey("Work:PollMilliseconds", TimeUnit.Milliseconds)]
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A run that loses its node this often in a row without a step parks.</summary>
    [Between(1, 100)]
    public int PoisonAfter { get; init; } = 5;

    /// <summary>How long running steps may take to end at shutdown.</summary>
    [Between("0s", "10m")]
    [RetiredKey("Work:DrainSeconds", TimeUnit.Seconds)]
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a finished run is kept.</summary>
    [Between("1d", "36500d")]
    [RetiredKey("Work:RetentionDays", TimeUnit.Days)]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    internal TimeSpan Heartbeat => Lease / 3;

    /// <summary>If the lease is not renewed for this long, the node stops its runs, before other nodes take them.</summary>
    internal TimeSpan Fence => Lease * 2 / 3;
}
