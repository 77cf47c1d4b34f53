namespace Maru.Platform.Loops;

/// <summary>What all loops in the background have in common.</summary>
public static class Loop
{
    /// <summary>
    /// Whether a loop goes on after what a round has thrown: always, but for its own stop. A loop that ends takes what it does away for
    /// good, or the whole server with it.
    /// </summary>
    /// <param name="e">What the round threw.</param>
    /// <param name="stopping">Cancelled when the loop is to end.</param>
    public static bool Outlives(Exception e, CancellationToken stopping) =>
        e is not OperationCanceledException || !stopping.IsCancellationRequested;

    /// <summary>What a loop does once more when it has ended. It is left undone when the time is over that a stop may take.</summary>
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
            // The next start does it.
        }
    }
}
