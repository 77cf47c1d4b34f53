using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// How long one upstream exchange may be silent: first until its headers, then between its bytes. One timer for all of it, because a
/// timer for each costs more than the waiting. A stream ends with its client; a whole answer is read on a while, because only its end
/// says what it cost. For one reader.
/// </summary>
internal sealed class Patience : IDisposable
{
    /// <summary>How long a whole answer is read on after its client left: what most models need to finish, and no longer.</summary>
    public static readonly TimeSpan ReadOn = TimeSpan.FromSeconds(20);

    private readonly Closing? _closing;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _leaving;
    private CancellationTokenRegistration _stopping;
    private long _leftAt;

    public Patience(CancellationToken client) => _source = CancellationTokenSource.CreateLinkedTokenSource(client);

    /// <param name="closing">The server's stop.</param>
    /// <param name="readsOn">Whether to go on without the client for a while.</param>
    /// <param name="client">Cancelled when the client leaves.</param>
    public Patience(Closing closing, bool readsOn, CancellationToken client)
    {
        _closing = closing;
        _source = readsOn
            ? CancellationTokenSource.CreateLinkedTokenSource(closing.Due)
            : CancellationTokenSource.CreateLinkedTokenSource(client, closing.Due);
        if (readsOn)
        {
            _leaving = client.UnsafeRegister(static state => ((Patience)state!).GoOnAlone(), this);
        }
    }

    /// <summary>Whether the server's stop has ended the wait.</summary>
    public bool IsClosing => _closing?.Due.IsCancellationRequested == true;

    /// <summary>Why an exchange ended that the client did not end.</summary>
    public GatewayError Broken => IsClosing ? UpstreamErrors.ServerStopping : UpstreamErrors.Broken;

    /// <summary>Starts the wait anew.</summary>
    public CancellationToken Wait(TimeSpan atMost)
    {
        _source.CancelAfter(atMost);
        if (Volatile.Read(ref _leftAt) is not 0 and var left && TimeLeft(left) is var rest
            && (rest < atMost || atMost == Timeout.InfiniteTimeSpan))
        {
            _source.CancelAfter(rest);
        }

        return _source.Token;
    }

    /// <summary>Ends the wait: what comes next may take its time.</summary>
    public void Rest() => _ = Wait(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _leaving.Dispose();
        _stopping.Dispose();
        if (_leftAt != 0)
        {
            _closing!.EndReadOn();
        }

        _source.Dispose();
    }

    private static TimeSpan TimeLeft(long leftAt)
    {
        var rest = ReadOn - TimeProvider.System.GetElapsedTime(leftAt);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void GoOnAlone()
    {
        if (!_closing!.TryReadOn())
        {
            _source.Cancel();
            return;
        }

        Volatile.Write(ref _leftAt, TimeProvider.System.GetTimestamp());
        _source.CancelAfter(ReadOn);
        _stopping = _closing.Begun.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }
}
