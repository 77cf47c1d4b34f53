using Maru.Platform.Sql;
using Maru.Platform.Work.Live;

namespace Maru.Platform.Work;

/// <summary>Section <c>Work</c>.</summary>
public sealed class WorkOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Work";

    /// <summary>Whether this process runs jobs; it may start and show them either way.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Runs at once on this node, 1–1000.</summary>
    public int Capacity { get; set; } = 16;

    /// <summary>How long a silent node keeps its runs, in milliseconds, 300–600000.</summary>
    public int LeaseMilliseconds { get; set; } = 30_000;

    /// <summary>The longest pause between two looks for work or news, in milliseconds, 10–1000.</summary>
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>A run that loses its node this often in a row without a step parks, 1–100.</summary>
    public int PoisonAfter { get; set; } = 5;

    /// <summary>How long running steps may take to end at shutdown, in seconds, 0–600.</summary>
    public int DrainSeconds { get; set; } = 20;

    /// <summary>Days a finished run is kept, 1–36500.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>Live connections of one node, and of one person.</summary>
    public int MaxLiveClients { get; set; } = 2_000;

    /// <summary>Live connections of one person on one node.</summary>
    public int MaxLiveClientsPerUser { get; set; } = 20;

    /// <summary>A Redis server that carries hints between nodes, as <c>host:port,password=…</c>; empty: nodes look by themselves.</summary>
    public string Redis { get; set; } = "";

    internal TimeSpan Lease => TimeSpan.FromMilliseconds(LeaseMilliseconds);

    internal TimeSpan Heartbeat => Lease / 3;

    /// <summary>Past this without a renewal the node stops by itself, before others take its runs.</summary>
    internal TimeSpan Fence => Lease * 2 / 3;

    internal TimeSpan Poll => TimeSpan.FromMilliseconds(PollMilliseconds);

    internal WorkOptions Check() => !RedisHints.IsReadable(Redis)
        ? throw new StartRefusedException($"{Section}:Redis cannot be read. It is written host:port,password=….")
        : this is
    {
        Capacity: >= 1 and <= 1000, LeaseMilliseconds: >= 300 and <= 600_000, PollMilliseconds: >= 10 and <= 1_000,
        PoisonAfter: >= 1 and <= 100, DrainSeconds: >= 0 and <= 600, RetentionDays: >= 1 and <= 36_500,
        MaxLiveClients: >= 1, MaxLiveClientsPerUser: >= 1,
    }
        ? this
        : throw new StartRefusedException(
            $"{Section}: Capacity is 1 to 1000, LeaseMilliseconds 300 to 600000, PollMilliseconds 10 to 1000, PoisonAfter 1 to 100, "
            + "DrainSeconds 0 to 600, RetentionDays 1 to 36500, MaxLiveClients and MaxLiveClientsPerUser 1 or more.");
}
