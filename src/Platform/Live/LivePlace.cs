namespace Maru.Platform.Live;

/// <summary>A live connection's place.</summary>
internal sealed class LivePlace(Action leave) : IDisposable
{
    private Action? _leave = leave;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
