namespace Maru.Modules.Llm.Adapters.Upstream;

/// <summary>A token that gives up after a silence; each <see cref="Next"/> starts the wait anew. For one reader.</summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeSpan _idle;

    public Patience(TimeSpan idle, CancellationToken ct)
    {
        _idle = idle;
        _source = CancellationTokenSource.CreateLinkedTokenSource(ct);
    }

    public CancellationToken Next()
    {
        _source.CancelAfter(_idle);
        return _source.Token;
    }

    public void Dispose() => _source.Dispose();
}
