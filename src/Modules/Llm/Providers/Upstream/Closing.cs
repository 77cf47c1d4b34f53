using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// The server's stop, as running answers see it: those whose client has left are given up at once, all others shortly before the server
/// would break their connections, while what they cost can still be stored. Also bounds how many answers are read on for nobody.
/// Thread safe.
/// </summary>
internal sealed class Closing : IDisposable
{
    /// <summary>Answers read on for nobody at a time: each holds its request, so that many would be a way to fill the memory.</summary>
    public const int MostReadOn = 128;

    private const int MostKept = 256;

    // Of the time a stop may take, the part after which answers are ended; the rest is for the calls' last batch.
    private const double Share = 2.0 / 3;

    private readonly CancellationTokenSource _due = new();
    private readonly CancellationTokenRegistration _stopping;
    private int _readOn;

    public Closing(IHostApplicationLifetime lifetime, IOptions<HostOptions> host)
    {
        Begun = lifetime.ApplicationStopping;
        _stopping = Begun.UnsafeRegister(_ => _due.CancelAfter(host.Value.ShutdownTimeout * Share), null);
    }

    /// <summary>
    /// Sources of one exchange after the other: a new one for each, with timer and registrations, costs more than the waiting.
    /// </summary>
    public ObjectPool<CancellationTokenSource> Sources { get; } =
        new DefaultObjectPoolProvider { MaximumRetained = MostKept }.Create(new SourcePolicy());

    /// <summary>The server has begun to stop.</summary>
    public CancellationToken Begun { get; }

    /// <summary>Running answers end now.</summary>
    public CancellationToken Due => _due.Token;

    /// <summary>Takes a place among the answers read on; <see cref="EndReadOn"/> gives it back.</summary>
    public bool TryReadOn()
    {
        if (Begun.IsCancellationRequested)
        {
            return false;
        }

        if (Interlocked.Increment(ref _readOn) <= MostReadOn)
        {
            return true;
        }

        EndReadOn();
        return false;
    }

    public void EndReadOn() => Interlocked.Decrement(ref _readOn);

    public void Dispose()
    {
        _stopping.Dispose();
        _due.Dispose();
        (Sources as IDisposable)?.Dispose();
    }

    // What was cancelled, or whose timer has run out, is disposed of by the pool.
    private sealed class SourcePolicy : IPooledObjectPolicy<CancellationTokenSource>
    {
        public CancellationTokenSource Create() => new();

        public bool Return(CancellationTokenSource obj) => obj.TryReset();
    }
}
