namespace Maru.Work;

/// <summary>How many runs of a queue run at once. Waiting runs take no place.</summary>
/// <param name="Name">The queue.</param>
public sealed record QueueTerms(string Name)
{
    /// <summary>The queue of jobs that name none: limited only by the node's capacity.</summary>
    public static readonly QueueTerms Default = new("default");

    /// <summary>At once on all nodes; null: no limit.</summary>
    public int? Global { get; init; }

    /// <summary>At once on one node; null: the node's capacity.</summary>
    public int? PerNode { get; init; }

    /// <summary>At once within one partition, on all nodes; null: no limit.</summary>
    public int? PerPartition { get; init; }

    /// <summary>Starts within <see cref="Per"/>, on all nodes; null: no limit.</summary>
    public int? Rate { get; init; }

    /// <summary>The time <see cref="Rate"/> counts in.</summary>
    public TimeSpan Per { get; init; } = TimeSpan.FromMinutes(1);

    internal bool IsLimited => Global is not null || PerPartition is not null || Rate is not null;
}
