using Maru.Kernel;

namespace Maru.Work;

/// <summary>
/// What a job can do. A call that has to wait throws, to free the run's place; do not catch the exception. Several tasks of the job may
/// call at the same time, but all must be awaited. The nth call with the same key is iteration n, so parallel calls need different keys.
/// </summary>
public interface IJobContext
{
    /// <summary>The run's id.</summary>
    string RunId { get; }

    /// <summary>
    /// Runs the body once and records its result; later calls return the result without running anything. A body interrupted by a crash
    /// runs again with the same idempotency key. A failure that remains after all attempts is recorded and returned too.
    /// </summary>
    /// <typeparam name="T">The result; stored as JSON, at most 1 MiB.</typeparam>
    /// <param name="key">Names the step in the run: a to z, digits, <c>._:-</c>, at most 100 characters.</param>
    /// <param name="body">Does the work.</param>
    /// <param name="terms">How it is run.</param>
    Task<Outcome<T>> StepAsync<T>(string key, Func<StepCall, CancellationToken, Task<Outcome<T>>> body, StepTerms<T>? terms = null);

    /// <summary>Waits until the instant. The instant given by the first call counts.</summary>
    /// <param name="key">Names the wait, like a step.</param>
    /// <param name="instant">When.</param>
    Task SleepUntilAsync(string key, DateTimeOffset instant);

    /// <summary>Takes the oldest unread message with a name, or waits for one. A message that arrived before the wait counts.</summary>
    /// <param name="name">The message's name; also the step's key.</param>
    /// <param name="timeout">Counted from the first call.</param>
    Task<SignalWait> WaitForSignalAsync(string name, TimeSpan timeout);

    /// <summary>Shows progress. The percentage never goes down, and is not repeated when the job runs from the start again.</summary>
    /// <param name="percent">0–100.</param>
    /// <param name="message">What is being done, at most 200 characters; no secrets.</param>
    Task ProgressAsync(int percent, string message);

    /// <summary>Starts another run, once, in the transaction that records it.</summary>
    /// <typeparam name="TInput">The child's input.</typeparam>
    /// <param name="key">Names the step.</param>
    /// <param name="kind">The child's kind.</param>
    /// <param name="input">The child's input.</param>
    Task<Outcome<ChildRun>> StartChildAsync<TInput>(string key, string kind, TInput input);

    /// <summary>Waits for a child's end and returns its result, or its failure.</summary>
    /// <typeparam name="T">The child's result.</typeparam>
    /// <param name="child">The child.</param>
    Task<Outcome<T>> WaitForChildAsync<T>(ChildRun child);
}
