namespace Maru.Platform.Loops;

/// <summary>What all background loops have in common.</summary>
public static class Loop
{
    /// <summary>
    /// Whether a loop continues after an exception in a round: always, except when it is being stopped. If a loop ended, its work would
    /// never be done again, or the whole server would end.
    /// </summary>
    /// <param name="e">What the round threw.</param>
    /// <param name="stopping">Cancelled when the loop must end.</param>
    public static bool Outlives(Exception e, CancellationToken stopping) =>
        e is not OperationCanceledException || !stopping.IsCancellationRequested;

    /// <summary>The last act of a loop after it has ended. It is skipped if the time for a stop is over.</summary>
    /// <param name="act">The last act.</param>
    /// <param name="timeIsOver">Cancelled when the stop has taken all its time.</param>
    public static async Task LastAsync(Func<CancellationToken, Task> act, CancellationToken timeIsOver)
    {
        try
        {
            await act(timeIsOver);
        }
        catch (OperationCanceledException) when (timeIsOver.IsCancellationRequested)
        {
            // The next start will do it.
        }
    }
}
