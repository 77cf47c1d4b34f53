namespace Maru.Modules.Llm.Adapters.Upstream;

/// <summary>
/// How long one upstream exchange may be silent: first until its headers, then between its bytes. One timer for all of it, because a
/// timer for each costs more than the waiting. For one reader.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _source;

    public Patience(CancellationToken ct) => _source = CancellationTokenSource.CreateLinkedTokenSource(ct);

    /// <summary>Starts the wait anew.</summary>
    public CancellationToken Wait(TimeSpan atMost)
    {
        _source.CancelAfter(atMost);
        return _source.Token;
    }

    /// <summary>Ends the wait: what comes next may take its time.</summary>
    public void Rest() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose() => _source.Dispose();
}
