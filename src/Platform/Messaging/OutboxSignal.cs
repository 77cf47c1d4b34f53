namespace Maru.Platform.Messaging;

/// <summary>A hint that the outbox has an event; a lost hint costs a second, never an event. Thread safe.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _hint = new(0, 1);

    /// <summary>Hints.</summary>
    public void Wake()
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

    /// <inheritdoc />
    public void Dispose() => _hint.Dispose();

    internal Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _hint.WaitAsync(atMost, ct);
}
