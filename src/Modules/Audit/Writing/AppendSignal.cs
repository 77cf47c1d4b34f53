
namespace Maru.Modules.Audit.Writing;

/// <summary>
/// Wakes the worker that makes checkpoints when this process has appended enough for one. A lost hint costs a minute. Thread safe.
/// </summary>
internal sealed class AppendSignal(AuditSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _hint = new(0, 1);
    private long _appended;

    public void Add(int rows)
    {
        var now = Interlocked.Add(ref _appended, rows);
        var size = settings.SealEntries;
        if (now / size == (now - rows) / size)
        {
            return;
        }

        try
        {
            _hint.Release();
        }
        catch (SemaphoreFullException)
        {
            // A hint is already waiting; one is enough.
        }
    }

    /// <summary>True when woken, false when the time is over.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _hint.WaitAsync(atMost, ct);

    public void Dispose() => _hint.Dispose();
}
