using Maru.Kernel;

namespace Maru.Work;

/// <summary>
/// Work that outlives the process. <see cref="RunAsync"/> may be called many times for one run: after a wait or a crash it runs from the
/// top, and what is recorded is handed back instead of done again. So everything that takes effect, and everything that differs from call
/// to call (time, chance, reads), belongs in a step.
/// </summary>
/// <typeparam name="TInput">What it is started with; stored as JSON.</typeparam>
/// <typeparam name="TOutput">What it ends with; stored as JSON.</typeparam>
public interface IDurableJob<in TInput, TOutput>
{
    /// <summary>Does the work. A failure ends the run and undoes completed steps; an exception does the same and is logged.</summary>
    /// <param name="input">What it was started with.</param>
    /// <param name="context">Steps, waits, progress.</param>
    /// <param name="ct">Cancelled on cancel, deadline, shutdown and when the node loses its lease.</param>
    Task<Outcome<TOutput>> RunAsync(TInput input, IJobContext context, CancellationToken ct);
}
