namespace Maru.Platform.Sql;

/// <summary>
/// The turns of SQLite's one writer. Queueing here costs nothing, whereas queueing in the file spins on busy, and beside a writer that
/// hardly rests, a thread that spins is hardly ever served. Who comes first is served first. Thread safe.
/// </summary>
internal sealed class WriterTurn : IDisposable
{
    // Only who holds the first waits for the second: anyone who gives the turn back cannot take it again before the one who waits.
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

    /// <summary>Takes the turn on the calling thread; false when it has not come in that time, or hardly more.</summary>
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
