using Maru.Platform.Live;

namespace Maru.Work;

/// <summary>A hint that this node can take a run; a lost hint costs the wait for a poll, never a run. Thread safe.</summary>
internal sealed class WorkSignal : IDisposable
{
    private const string Channel = "work";
    private const string Queued = "queued";

    private readonly SemaphoreSlim _hint = new(0, 1);
    private readonly IHints _hints;

    public WorkSignal(IHints hints)
    {
        _hints = hints;
        hints.Listen(Channel, (_, _) => WakeHere());
    }

    /// <summary>Sends a hint to this node and, if possible, to other nodes.</summary>
    public void Wake()
    {
        WakeHere();
        _hints.Tell(Channel, Queued, 0);
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
