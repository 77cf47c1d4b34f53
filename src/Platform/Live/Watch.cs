namespace Maru.Platform.Live;

/// <summary>One follower's subscription to a topic.</summary>
internal sealed class Watch(ChangeNotifier notifier, Action leave) : IDisposable
{
    private Action? _leave = leave;

    public ChangeNotifier Notifier => notifier;

    public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
}
