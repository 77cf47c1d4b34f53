namespace Maru.Platform.Sql;

/// <summary>
/// The queue for SQLite's one writer. Waiting here costs nothing. Waiting for SQLite's lock means retrying while it is busy, and next to a
/// writer that is almost always active such a thread rarely gets the lock. First come, first served. Thread safe.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    // Only the holder of the first semaphore waits for the second, so a thread that gives back the turn cannot take it again before the
    // waiting thread.
    private readonly SemaphoreSlim _next = new(1, 1);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task TakeAsync(CancellationToken ct)
    {
        await _next.WaitAsync(ct);
        try
        {
            await _turn.WaitAsync(ct);
        }
        finally
        {
            _next.Release();
        }
    }

    /// <summary>Takes the turn on the calling thread; false if it has not come within that time, or slightly more.</summary>
    public bool TryTake(TimeSpan within)
    {
        if (!_next.Wait(within))
        {
            return false;
        }

        try
        {
            return _turn.Wait(within);
        }
        finally
        {
            _next.Release();
        }
    }

    public void GiveBack() => _turn.Release();

    public void Dispose()
    {
        _next.Dispose();
        _turn.Dispose();
    }
}
