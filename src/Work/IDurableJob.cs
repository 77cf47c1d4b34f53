using Maru.Kernel;

namespace Maru.Work;

/// <summary>
/// Work that outlives the process. <see cref="RunAsync"/> may be called many times for one run: after a wait or a crash it runs from the
/// start, and recorded results are returned instead of doing the work again. So everything that has an effect outside, and everything that
/// may differ from call to call (time, random values, reads), belongs in a step.
/// </summary>
/// <typeparam name="TInput">The input; stored as JSON.</typeparam>
/// <typeparam name="TOutput">The result; stored as JSON.</typeparam>
public interface IDurableJob<in TInput, TOutput>
{
    /// <summary>Does the work. A failure ends the run and undoes completed steps; an exception does the same and is logged.</summary>
    /// <param name="input">What it was started with.</param>
    /// <param name="context">Steps, waits, progress.</param>
    /// <param name="ct">Cancelled on cancel, deadline, shutdown and when the node loses its lease.</param>
    Task<Outcome<TOutput>> RunAsync(TInput input, IJobContext context, CancellationToken ct);
}
