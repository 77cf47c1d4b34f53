using Maru.Platform.Sql;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>
/// The writes that take another form on each database, one implementation a database, chosen when the services are set up. What a holder
/// writes carries the claim's epoch into the writing statement; null: the run has another holder, and nothing is written. Each write is
/// atomic: within the transaction given, or without one in its own. Thread safe.
/// </summary>
internal interface IJournal
{
    /// <summary>Runs the act in a transaction and commits it.</summary>
    /// <param name="act">Short; locks the run's row first.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    Task<T> WriteAsync<T>(Func<Tx, CancellationToken, Task<T>> act, CancellationToken ct);

    /// <summary>T3: an attempt of a step, its event, and the run's count of lost nodes back to none.</summary>
    Task<Receipt?> RecordAsync(StepWrite step, Tx? within, CancellationToken ct);

    /// <summary>T6: the run's end and its event.</summary>
    Task<Receipt?> EndAsync(EndWrite end, Tx? within, CancellationToken ct);

    /// <summary>Any other move of a run, and its event.</summary>
    Task<Receipt?> MoveAsync(RunMove move, Tx? within, CancellationToken ct);

    /// <summary>T2: gives queued runs to a node, each with its event.</summary>
    /// <param name="which">A condition on the runs' rows.</param>
    /// <param name="args">What the condition needs, and <c>node</c>.</param>
    /// <param name="within">The transaction, or null.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyList<ClaimedRun>> TakeAsync(string which, object args, Tx? within, CancellationToken ct);
}
