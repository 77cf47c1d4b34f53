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

    // Setting the timer costs as much as reading a piece of a stream: a wait begun anew within this part of itself goes on as it is.
    private const int Slack = 32;

    private readonly Closing _closing;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _leaving;
    private readonly CancellationTokenRegistration _due;
    private CancellationTokenRegistration _stopping;
    private long _leftAt;
    private TimeSpan _wait;
    private long _since;

    /// <param name="closing">The server's stop.</param>
    /// <param name="readsOn">Whether to go on without the client for a while.</param>
    /// <param name="client">Cancelled when the client leaves.</param>
    public Patience(Closing closing, bool readsOn, CancellationToken client)
    {
        _closing = closing;
        _source = closing.Sources.Get();
        _due = closing.Due.UnsafeRegister(Cancel, _source);
        _leaving = readsOn
            ? client.UnsafeRegister(static patience => ((Patience)patience!).GoOnAlone(), this)
            : client.UnsafeRegister(Cancel, _source);
    }

    /// <summary>Whether the server's stop has ended the wait.</summary>
    public bool IsClosing => _closing.Due.IsCancellationRequested;

    /// <summary>Why an exchange ended that the client did not end.</summary>
    public GatewayError Broken => IsClosing ? UpstreamErrors.ServerStopping : UpstreamErrors.Broken;

    /// <summary>Starts the wait anew. It ends a little late rather than early.</summary>
    public CancellationToken Wait(TimeSpan atMost)
    {
        var (left, now) = (Volatile.Read(ref _leftAt), TimeProvider.System.GetTimestamp());
        if (left != 0 || atMost != _wait || TimeProvider.System.GetElapsedTime(_since, now) > atMost / Slack)
        {
            (_wait, _since) = (atMost, now);
            _source.CancelAfter(atMost > TimeSpan.Zero ? atMost + (atMost / Slack) : atMost);
        }

        left = Volatile.Read(ref _leftAt);
        if (left != 0 && TimeLeft(left) is var rest && (rest < atMost || atMost == Timeout.InfiniteTimeSpan))
        {
            _source.CancelAfter(rest);
        }

        return _source.Token;
    }

    /// <summary>Ends the wait: what comes next may take its time.</summary>
    public void Rest() => _ = Wait(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        // Each waits for its callback, so that none is left to cancel the source's next exchange.
        _leaving.Dispose();
        _stopping.Dispose();
        _due.Dispose();
        if (_leftAt != 0)
        {
            _closing.EndReadOn();
        }

        _closing.Sources.Return(_source);
    }

    private static TimeSpan TimeLeft(long leftAt)
    {
        var rest = ReadOn - TimeProvider.System.GetElapsedTime(leftAt);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private void GoOnAlone()
    {
        if (!_closing.TryReadOn())
        {
            _source.Cancel();
            return;
        }

        Volatile.Write(ref _leftAt, TimeProvider.System.GetTimestamp());
        _source.CancelAfter(ReadOn);
        _stopping = _closing.Begun.UnsafeRegister(Cancel, _source);
    }

    private static void Cancel(object? source) => ((CancellationTokenSource)source!).Cancel();
}
