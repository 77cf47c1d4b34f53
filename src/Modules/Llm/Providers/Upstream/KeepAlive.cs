using System.Buffers;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Speaks to the client of a stream while the provider is silent: after so long begins the reply, if an event has not, and says so,
/// again and again, so that nothing on the way takes the connection for dead. It writes only while the reader of the stream lets it, so
/// never inside an event. One timer for the whole stream: a timer for each wait costs more than the waiting.
/// </summary>
internal sealed class KeepAlive : IAsyncDisposable
{
    // The silence is counted in thirds of itself, so that a sound need not set the timer anew.
    private const int Parts = 3;

    private readonly IReply _reply;
    private readonly ReadOnlyMemory<byte> _sound;
    private readonly IAnswerSink? _sink;
    private readonly SemaphoreSlim _turn = new(0, 1);
    private readonly ITimer _timer;
    private bool _listens;
    private int _silent;

    /// <param name="reply">The client's.</param>
    /// <param name="sound">What is said, in the form of the client's wire.</param>
    /// <param name="silence">After how long.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="sink">Knows better than the sound what to say; null where bytes pass.</param>
    public KeepAlive(IReply reply, ReadOnlyMemory<byte> sound, TimeSpan silence, TimeProvider clock, IAnswerSink? sink = null)
    {
        (_reply, _sound, _sink) = (reply, sound, sink);
        _timer = clock.CreateTimer(static it => ((KeepAlive)it!).Tick(), this, silence / Parts, silence / Parts);
    }

    /// <summary>The reader waits between two events: from here on it may be spoken.</summary>
    public void Listen()
    {
        if (!_listens)
        {
            _listens = true;
            _turn.Release();
        }
    }

    /// <summary>The reader has something to write, once a comment that is on its way is out.</summary>
    public async ValueTask TakeTurnAsync()
    {
        if (_listens)
        {
            _listens = false;
            await _turn.WaitAsync(CancellationToken.None);
            _silent = 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await TakeTurnAsync();
        await _timer.DisposeAsync();
        _turn.Dispose();
    }

    private void Tick()
    {
        if (!_turn.Wait(0))
        {
            return;
        }

        if (++_silent < Parts)
        {
            _turn.Release();
            return;
        }

        _silent = 0;
        _ = SpeakAsync();
    }

    private async Task SpeakAsync()
    {
        try
        {
            _reply.BeginEvents();
            if (_sink is null)
            {
                _reply.Body.Write(_sound.Span);
            }
            else
            {
                _sink.Idle();
            }

            await _reply.Body.FlushAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The client is gone, and the reader learns that by itself.
        }
        finally
        {
            _turn.Release();
        }
    }
}
