using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Work;

/// <summary>What a kind of job declares about itself.</summary>
/// <typeparam name="TInput">Its input.</typeparam>
/// <param name="Kind"><c>module.verb_noun</c>; stored with every run, so it never changes.</param>
public sealed record JobTerms<TInput>(string Kind)
{
    /// <summary>The queue its runs wait in.</summary>
    public string Queue { get; init; } = QueueTerms.Default.Name;

    /// <summary>0–9, lower runs first.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>The time limit of a whole run, waits included; null: none.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Who may start it over HTTP; null: nobody, only code does.</summary>
    public Permission? StartBy { get; init; }

    /// <summary>The largest size of its input, in bytes of JSON.</summary>
    public int InputLimit { get; init; } = 48 * 1024;

    /// <summary>Refuses inputs before a run exists.</summary>
    public Func<TInput, Failure?>? Validate { get; init; }

    /// <summary>Runs of one partition share the queue's limit per partition.</summary>
    public Func<TInput, string?>? Partition { get; init; }
}
