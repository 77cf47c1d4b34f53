namespace Maru.Cli;

/// <summary>Ctrl-C goes to whatever was begun last: an answer before the program. Thread safe.</summary>
internal sealed class Interrupts
{
    private readonly Lock _lock = new();
    private readonly Stack<CancellationTokenSource> _scopes = new();

    /// <summary>Directs the next Ctrl-C here until disposed.</summary>
    public IDisposable Catch(CancellationTokenSource stop)
    {
        lock (_lock)
        {
            _scopes.Push(stop);
        }

        return new Scope(this);
    }

    /// <summary>Cancels the innermost act; false when nobody is left to stop, so that the process may end.</summary>
    public bool Raise()
    {
        CancellationTokenSource? innermost;
        lock (_lock)
        {
            _scopes.TryPeek(out innermost);
        }

        if (innermost is null or { IsCancellationRequested: true })
        {
            return false;
        }

        innermost.Cancel();
        return true;
    }

    private sealed class Scope(Interrupts owner) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._scopes.Pop();
            }
        }
    }
}
