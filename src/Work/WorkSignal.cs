namespace Maru.Work;

/// <summary>A hint that this node has something to take; losing one costs a poll, never a run. Thread safe.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _hint = new(0, 1);

    /// <summary>Raised with every hint that began here: what tells other nodes listens.</summary>
    public event Action? Woken;

    /// <summary>Hints here and, if there is a way, on other nodes.</summary>
    public void Wake()
    {
        WakeHere();
        Woken?.Invoke();
    }

    public void WakeHere()
    {
        try
        {
            _hint.Release();
        }
        catch (SemaphoreFullException)
        {
            // A hint is already waiting; one is enough.
        }
    }

    public void Dispose() => _hint.Dispose();

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _hint.WaitAsync(atMost, ct);
}
